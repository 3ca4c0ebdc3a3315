package org.bonewise.patient;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;

/**
 * A result that may count: final, with a value, dated and not in the future. A component is a result of its own.
 *
 * @param source the Observation it stands in, for what is not read here (focus, body site, interpretation)
 * @param code what was measured or observed
 * @param time when
 * @param value what it says
 * @param range the laboratory's own reference range
 */
public record Result(Observation source, CodeableConcept code, ResultTime time, ResultValue value, LabRange range) {

    /** {@code Observation/id}, of the whole Observation when this is a component; empty when it has no id. */
    public String reference() {
        return Sources.reference(source);
    }

    /** This as evidence: {@code label}, then the value as reported. */
    public Evidence evidence(String label) {
        return new Evidence(reference(), label + " " + value.text(), time.day());
    }
}
