/** A second door to each service: the whole decision with its reasons, for people. */
@NullMarked
package org.bonewise.explain;

import org.jspecify.annotations.NullMarked;
