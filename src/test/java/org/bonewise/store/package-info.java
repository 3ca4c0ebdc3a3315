@NullMarked
package org.bonewise.store;

import org.jspecify.annotations.NullMarked;
