/** Tests of the readers of the record. */
@NullMarked
package org.bonewise.patient;

import org.jspecify.annotations.NullMarked;
