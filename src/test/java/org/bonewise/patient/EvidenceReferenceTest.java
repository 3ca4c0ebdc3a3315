package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;

/** A resource without an id counts, but cannot be pointed to. */
class EvidenceReferenceTest {

    private static final String LOINC = "http://loinc.org";
    private static final CodeGroups CODES = new CodeGroups(
            Map.of(ConceptGroup.CREATININE, List.of(new CodeGroups.Member(LOINC, "2160-0", false))), Map.of());

    private static Observation creatinine() {
        Observation observation = new Observation();
        observation.setStatus(ObservationStatus.FINAL);
        observation.setCode(new CodeableConcept(new Coding(LOINC, "2160-0", null)));
        observation.setEffective(new DateTimeType("2026-03-09"));
        observation.setValue(new Quantity(80));
        return observation;
    }

    private static PatientRecord record(Observation result, Condition condition) {
        PatientData data = new PatientData("p1", List.of(result, condition), Set.of(), List.of());
        return new PatientRecord(data, CODES, ZonedDateTime.parse("2026-03-10T12:00:00Z"));
    }

    @Test
    void withoutIdThereIsNoReference() {
        PatientRecord record = record(creatinine(), new Condition());

        Result result = record.results().of(ConceptGroup.CREATININE).getFirst();
        assertThat(result.reference()).isEmpty();
        assertThat(result.evidence("Creatinine").reference()).isEmpty();
        assertThat(record.diagnoses().all().getFirst().evidence().reference()).isEmpty();
    }

    @Test
    void withAnIdItIsTypeAndId() {
        Observation observation = creatinine();
        observation.setId("o1");

        assertThat(record(observation, new Condition())
                        .results()
                        .of(ConceptGroup.CREATININE)
                        .getFirst()
                        .reference())
                .isEqualTo("Observation/o1");
    }
}
