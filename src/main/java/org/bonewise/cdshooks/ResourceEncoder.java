package org.bonewise.cdshooks;

import org.hl7.fhir.r4.model.Resource;

/** Writes a FHIR resource as standard FHIR JSON, for embedding in a response. */
@FunctionalInterface
public interface ResourceEncoder {

    /** The resource as one JSON object. */
    String encode(Resource resource);
}
