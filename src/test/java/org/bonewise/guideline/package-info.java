/** Tests of the decision, from small records of FHIR resources and the artefacts that are shipped. */
@NullMarked
package org.bonewise.guideline;

import org.jspecify.annotations.NullMarked;
