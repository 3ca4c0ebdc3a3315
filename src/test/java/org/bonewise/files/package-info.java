/** Tests of the folders that are read at the start. */
@NullMarked
package org.bonewise.files;

import org.jspecify.annotations.NullMarked;
