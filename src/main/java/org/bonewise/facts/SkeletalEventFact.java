package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.PatientRecord;
import org.jspecify.annotations.Nullable;

/** The last skeletal-related event. */
final class SkeletalEventFact {

    private static final ConceptGroup[] FRACTURES = {
        ConceptGroup.VERTEBRAL_FRACTURE, ConceptGroup.VERTEBRAL_FRACTURE_COLLAPSE, ConceptGroup.HIP_FRACTURE
    };

    private SkeletalEventFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.decimal(
                        "daysSinceSkeletalEvent",
                        "d",
                        PATIENT,
                        "Days since the last dated event: confirmed Condition of pathological-fracture or"
                                + " spinal-cord-compression; with bone metastases or myeloma also of vertebral-fracture,"
                                + " vertebral-fracture-collapse or hip-fracture; Procedure completed of radiotherapy with a"
                                + " bodySite of bodysite-bone. Unknown when there is none"),
                SkeletalEventFact::derive));
    }

    private record Event(@Nullable DateRange date, Evidence evidence) {}

    private static Fact derive(FactBuilder fact, FactContext context) {
        Event last = events(context.record())
                .filter(event -> event.date() != null)
                .max(Comparator.comparing(event -> event.evidence().date() == null
                        ? java.time.LocalDate.MIN
                        : event.evidence().date()))
                .orElse(null);
        return last == null || last.date() == null
                ? fact.unknown(Absence.missing(context, "Condition", "Procedure"))
                : fact.because(last.evidence())
                        .asOf(last.evidence().date())
                        .number(last.date().daysUntil(context.record().today()));
    }

    private static Stream<Event> events(PatientRecord record) {
        boolean frail = !record.boneMetastases().confirmed().isEmpty()
                || !record.diagnoses().current(ConceptGroup.MULTIPLE_MYELOMA).isEmpty();
        Stream<Diagnosis> sure =
                record
                        .diagnoses()
                        .of(ConceptGroup.PATHOLOGICAL_FRACTURE, ConceptGroup.SPINAL_CORD_COMPRESSION)
                        .stream();
        Stream<Diagnosis> fractures = frail ? record.diagnoses().of(FRACTURES).stream() : Stream.empty();
        Stream<Event> radiotherapy = record.careEvents().completed(ConceptGroup.RADIOTHERAPY).stream()
                .filter(done -> done.resource().getBodySite().stream()
                        .anyMatch(site -> record.codes().in(ConceptGroup.BODYSITE_BONE, site)))
                .map(SkeletalEventFact::event);
        return Stream.concat(
                Stream.concat(sure, fractures)
                        .filter(Diagnosis::confirmed)
                        .map(one -> new Event(one.date(), one.evidence())),
                radiotherapy);
    }

    private static Event event(CareEvents.Done done) {
        return new Event(done.when(), done.evidence());
    }
}
