@NullMarked
package org.bonewise.quiet;

import org.jspecify.annotations.NullMarked;
