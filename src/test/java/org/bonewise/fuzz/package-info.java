/** What must hold of any input; src/fuzz/run.sh looks for one of which it does not. */
@NullMarked
package org.bonewise.fuzz;

import org.jspecify.annotations.NullMarked;
