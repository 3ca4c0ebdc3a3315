/** FHIR data of one patient: taken from prefetch first, the rest fetched from the EHR within a deadline. */
@NullMarked
package org.bonewise.fhir;

import org.jspecify.annotations.NullMarked;
