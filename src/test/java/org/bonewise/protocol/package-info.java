/** The protocol and the access to FHIR data, tried over real HTTP. */
@NullMarked
package org.bonewise.protocol;

import org.jspecify.annotations.NullMarked;
