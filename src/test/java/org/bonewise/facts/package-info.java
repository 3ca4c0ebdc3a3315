/** Tests of the facts, through a real context over small records. */
@NullMarked
package org.bonewise.facts;

import org.jspecify.annotations.NullMarked;
