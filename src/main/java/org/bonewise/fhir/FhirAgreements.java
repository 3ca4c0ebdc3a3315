package org.bonewise.fhir;

import org.bonewise.cdshooks.ClientId;

/** What was agreed with each client. */
@FunctionalInterface
public interface FhirAgreements {

    /** What was agreed with a client; of one of which nothing is known, that it has no server. */
    FhirAgreement with(ClientId client);
}
