/** Folders of files that are read at the start, with a hospital's own laid over ours. */
@NullMarked
package org.bonewise.files;

import org.jspecify.annotations.NullMarked;
