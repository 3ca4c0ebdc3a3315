package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.Ternary;

/** Goals of care, kidney disease by diagnosis, the last dental examination. */
final class CareFacts {

    private CareFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "hospice",
                        "Condition current, ServiceRequest active, or Procedure under way or completed within hospiceDays, in"
                                + " the group hospice; palliative care alone does not count",
                        (fact, context) -> care(fact, context, ConceptGroup.HOSPICE, "hospiceDays")),
                flag(
                        "comfortMeasures",
                        "As hospice, of the group comfort-measures",
                        (fact, context) -> care(fact, context, ConceptGroup.COMFORT_MEASURES, "hospiceDays")),
                flag(
                        "dialysis",
                        "Condition current, ServiceRequest active, or Procedure under way or completed within dialysisDays,"
                                + " in the group dialysis; a contact for dialysis (Z49) alone leaves it unknown",
                        (fact, context) -> care(fact, context, ConceptGroup.DIALYSIS, "dialysisDays")),
                flag(
                        "ckdStage4Or5",
                        "Condition current of ckd-stage-4 or ckd-stage-5",
                        (fact, context) -> Verdict.of(
                                fact,
                                context,
                                context
                                        .record()
                                        .diagnoses()
                                        .current(ConceptGroup.CKD_STAGE_4, ConceptGroup.CKD_STAGE_5)
                                        .stream()
                                        .map(Diagnosis::evidence)
                                        .toList(),
                                "Condition")),
                flag(
                        "dentalExaminationInWindow",
                        "Procedure completed or Condition of dental-examination within the window dental; false when none is"
                                + " known",
                        CareFacts::dental));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact care(FactBuilder fact, FactContext context, ConceptGroup group, String parameter) {
        PatientRecord record = context.record();
        CareEvents events = record.careEvents();
        int days = Verdict.days(context, parameter);
        List<Evidence> proofs = Stream.of(
                        record.diagnoses().current(group).stream().map(Diagnosis::evidence),
                        events.activeOrders(group).stream(),
                        events.underWayOrWithin(group, days).stream())
                .flatMap(found -> found)
                .toList();
        List<Evidence> doubts = Stream.of(
                        record.diagnoses().doubtful(group).stream().map(Diagnosis::evidence),
                        events.doubtful(group).stream(),
                        events.perhapsWithin(group, days).stream())
                .flatMap(found -> found)
                .toList();
        return Verdict.of(fact, context, proofs, doubts, "Condition", "ServiceRequest", "Procedure");
    }

    private static Fact dental(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        OptionalInt window = context.window("dental");
        ConceptGroup group = ConceptGroup.DENTAL_EXAMINATION;
        Stream<Evidence> done = record.careEvents().completed(group).stream()
                .filter(one -> one.when() != null
                        && (window.isEmpty() || one.when().within(window.getAsInt(), record.today()) == Ternary.YES))
                .map(CareEvents.Done::evidence);
        Stream<Evidence> contacts = record.diagnoses().of(group).stream()
                .filter(Diagnosis::confirmed)
                .filter(one -> one.date() != null
                        && (window.isEmpty() || one.date().within(window.getAsInt(), record.today()) == Ternary.YES))
                .map(Diagnosis::evidence);
        List<Evidence> proofs = Stream.concat(done, contacts).toList();
        return fact.because(proofs).flag(!proofs.isEmpty());
    }
}
