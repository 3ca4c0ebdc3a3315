/** The whole decision as JSON, for tests of other packages. */
@NullMarked
package org.bonewise.explain;

import org.jspecify.annotations.NullMarked;
