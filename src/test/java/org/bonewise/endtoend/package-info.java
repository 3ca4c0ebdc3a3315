/** The whole service over HTTP: what goes in at the door, and what comes out. */
@NullMarked
package org.bonewise.endtoend;

import org.jspecify.annotations.NullMarked;
