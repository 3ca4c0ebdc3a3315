/** Files of ours that are read at the start: folders, with a hospital's own laid over ours, and the style of pages. */
@NullMarked
package org.bonewise.files;

import org.jspecify.annotations.NullMarked;
