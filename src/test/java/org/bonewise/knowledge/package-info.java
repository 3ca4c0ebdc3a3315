/** Tests of the artefacts: loading, linting and evaluating them. */
@NullMarked
package org.bonewise.knowledge;

import org.jspecify.annotations.NullMarked;
