/** What each reader of cards was told before, so that it is not told again: kept in a form that cannot be turned back. */
@NullMarked
package org.bonewise.quiet;

import org.jspecify.annotations.NullMarked;
