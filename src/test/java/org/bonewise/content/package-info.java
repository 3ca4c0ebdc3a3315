/** Tests of the page of the clinical content. */
@NullMarked
package org.bonewise.content;

import org.jspecify.annotations.NullMarked;
