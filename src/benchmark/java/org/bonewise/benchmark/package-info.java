/** Measures what a call costs. Not part of the product: nothing here is on its classpath. */
@NullMarked
package org.bonewise.benchmark;

import org.jspecify.annotations.NullMarked;
