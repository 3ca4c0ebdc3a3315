/** The decision worded as CDS Hooks cards. */
@NullMarked
package org.bonewise.cards;

import org.jspecify.annotations.NullMarked;
