/** The artefacts of fhir-profiles, read, linked and linted once at the start. */
@NullMarked
package org.bonewise.knowledge;

import org.jspecify.annotations.NullMarked;
