/** A patient's FHIR resources in our terms: conditions, results, medications, procedures, course of therapy. */
@NullMarked
package org.bonewise.patient;

import org.jspecify.annotations.NullMarked;
