/** What became of cards, counted for those who tend the rules: the quality report. */
@NullMarked
package org.bonewise.reports;

import org.jspecify.annotations.NullMarked;
