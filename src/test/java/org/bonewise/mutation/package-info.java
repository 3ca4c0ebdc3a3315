/** Mutation of the content: each number, comparator and negation of the artefacts is changed in turn, and a case must notice. */
@NullMarked
package org.bonewise.mutation;

import org.jspecify.annotations.NullMarked;
