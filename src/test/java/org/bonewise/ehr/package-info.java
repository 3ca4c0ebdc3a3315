/** A client test: a second process plays the EHR, and a third is the service as a hospital starts it. */
@NullMarked
package org.bonewise.ehr;

import org.jspecify.annotations.NullMarked;
