/** The decision: indications, candidate regimens, safety, companions, silence. */
@NullMarked
package org.bonewise.guideline;

import org.jspecify.annotations.NullMarked;
