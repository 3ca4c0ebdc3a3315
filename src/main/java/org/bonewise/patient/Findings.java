package org.bonewise.patient;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;

/** Results whose value is a concept or a text: categories, statuses, sites. */
final class Findings {

    /**
     * One finding.
     *
     * @param resource the Observation it stands in
     * @param value as a concept; of a text one with that text only
     * @param date when it was true
     * @param evidence for cards
     */
    record Finding(Observation resource, CodeableConcept value, DateRange date, Evidence evidence) {}

    private Findings() {}

    /** Findings whose code is in {@code group}, newest first. */
    static List<Finding> of(PatientRecord record, ConceptGroup group) {
        return record.results().of(group).stream()
                .flatMap(result -> read(result).stream())
                .toList();
    }

    /** Findings whose value is in {@code group}, newest first. */
    static List<Finding> withValueOf(PatientRecord record, ConceptGroup group) {
        return record.results().withValueOf(group).stream()
                .flatMap(result -> read(result).stream())
                .toList();
    }

    private static List<Finding> read(Result result) {
        return switch (result.value()) {
            case ResultValue.Coded(CodeableConcept concept) -> List.of(finding(result, concept));
            case ResultValue.Text(String text) -> List.of(finding(result, new CodeableConcept().setText(text)));
            default -> List.of();
        };
    }

    private static Finding finding(Result result, CodeableConcept value) {
        return new Finding(result.source(), value, result.time().days(), result.evidence(Sources.words(result.code())));
    }
}
