package org.bonewise.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under which of a few words a reason is counted. */
class GapKindTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the FHIR server has failed repeatedly; it is asked again in 3 s                            | breaker-open
            the FHIR server did not answer in time                                                     | timeout
            the connection failed (ConnectException)                                                   | connection
            the FHIR server answered HTTP 503                                                          | http-5xx
            the FHIR server answered HTTP 429                                                          | http-429
            the FHIR server answered HTTP 401                                                          | http-401-403
            the FHIR server answered HTTP 403                                                          | http-401-403
            the FHIR server answered HTTP 410                                                          | http-other
            the FHIR server redirected (HTTP 302), which is not followed                               | http-other
            the access token's scope does not cover it                                                 | scope
            the access token's scope covers only a part of it                                          | scope
            not in prefetch, and the FHIR server is not on the allow-list                              | not-agreed
            not in prefetch, and the access token is not made out to the subject that was agreed on    | not-agreed
            its next page lies outside the FHIR server                                                 | not-agreed
            not in prefetch, and no usable fhirServer and fhirAuthorization were sent                  | no-access
            prefetch holds only its first page, and no usable fhirServer and fhirAuthorization were sent | no-access
            the context lacks what its query needs                                                     | no-access
            the FHIR server sent more data than is read                                                | too-much
            it has more pages than are read                                                            | too-much
            the service has no memory left for it                                                      | no-room
            an OperationOutcome came (forbidden)                                                       | operation-outcome
            it holds 1 of 3 entries and names no next page                                             | cut-short
            the address of its next page cannot be read                                                | cut-short
            2 resources are another patient's and were refused                                         | other-patient
            1 resources name their drug by a reference that could not be followed                      | reference
            2 resources cannot be read                                                                 | unreadable
            the FHIR server sent JSON that cannot be read                                              | unreadable
            the FHIR server did not answer in FHIR JSON                                                | unreadable
            the FHIR server sent something else than a Bundle                                          | unreadable
            null came                                                                                  | unreadable
            something that nobody thought of                                                           | other
            """)
    void aReasonHasItsKind(String reason, String kind) {
        assertThat(new DataProblem("conditions", reason).kind().label()).isEqualTo(kind);
    }
}
