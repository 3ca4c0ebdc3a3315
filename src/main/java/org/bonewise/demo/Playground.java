package org.bonewise.demo;

import java.util.List;

/**
 * What the page needs to know before it can call the service.
 *
 * @param fhirServer the address of the sandbox as the service must be given it
 * @param patients the sample patients, in the order of the page
 */
record Playground(String fhirServer, List<PatientStory> patients) {}
