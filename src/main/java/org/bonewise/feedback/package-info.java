/** What became of cards, as clients tell it. */
@NullMarked
package org.bonewise.feedback;

import org.jspecify.annotations.NullMarked;
