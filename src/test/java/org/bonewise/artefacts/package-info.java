/** Tests of the FHIR artefacts under {@code fhir-profiles/}, which are read from the file system. */
@NullMarked
package org.bonewise.artefacts;

import org.jspecify.annotations.NullMarked;
