package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.MedicationUse;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/** Doses of the course, and whether any bone-modifying agent was ever given. */
final class CourseDoseFacts {

    private CourseDoseFacts() {}

    static List<FactDefinition> all() {
        return Stream.concat(ofCourse().stream(), ofRecord().stream()).toList();
    }

    private static List<FactDefinition> ofCourse() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "courseDoses",
                                null,
                                PATIENT,
                                "Number of doses of the unbroken course; not counted for oral products."
                                        + CourseFacts.DOSES),
                        CourseDoseFacts::doses),
                flag(
                        "courseEstimated",
                        "Any dose of the course is worked out from the timing of an order; false without a course",
                        (fact, context) -> fact.flag(CourseFacts.course(context)
                                .map(BmaCourse::isEstimated)
                                .orElse(false))),
                new OneFact(
                        FactDeclaration.decimal(
                                "daysSinceLastDose",
                                "d",
                                PATIENT,
                                "Calendar days from the last dose of the course to today"),
                        CourseDoseFacts::daysSinceLastDose),
                new OneFact(
                        FactDeclaration.decimal(
                                "daysSinceFirstDose",
                                "d",
                                PATIENT,
                                "Calendar days from the first dose of the unbroken course to today"),
                        CourseDoseFacts::daysSinceFirstDose),
                new OneFact(
                        FactDeclaration.decimal(
                                "courseIntervalDays",
                                "d",
                                PATIENT,
                                "Days between doses: timing.repeat of the running order, else the median gap of the last three"
                                        + " doses, else the regimen's: the shortest with bone metastases or myeloma, else the"
                                        + " longest. None after a dose for hypercalcaemia, nor of tablets whose interval goes by"
                                        + " the kidneys"),
                        (fact, context) -> CourseFacts.withCourse(
                                fact,
                                context,
                                course -> course.intervalDays().isPresent()
                                        ? fact.number(days(course.intervalDays().getAsInt()))
                                        : fact.unknown(UnknownReason.NOT_RECORDED))));
    }

    private static List<FactDefinition> ofRecord() {
        return List.of(
                flag(
                        "medicationsRead",
                        "All lists of orders, statements and administrations of medicines were given, and each medicine in"
                                + " them could be told",
                        (fact, context) ->
                                fact.flag(context.record().medications().isComplete())),
                flag(
                        "recordRead",
                        "The Patient and all lists in which something may speak against a dose were given whole: all but that"
                                + " of the family history",
                        (fact, context) -> fact.flag(isRead(context))),
                flag(
                        "bmaGivenBefore",
                        "Any dose, an order that waits to be carried out not counted, or current or past oral therapy, of any bone-modifying agent, or a Condition of current use"
                                + " of bisphosphonates",
                        CourseDoseFacts::givenBefore));
    }

    private static boolean isRead(FactContext context) {
        return context.record().patient().isPresent()
                && context.record().medications().isComplete()
                && Absence.allDelivered(
                        context,
                        "Condition",
                        "Observation",
                        "Procedure",
                        "ServiceRequest",
                        "AllergyIntolerance",
                        "Appointment");
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact doses(FactBuilder fact, FactContext context) {
        return CourseFacts.withCourse(
                fact,
                context,
                course -> course.product().isOral()
                        ? fact.unknown(UnknownReason.NOT_APPLICABLE)
                        : fact.number(days(course.doses().size())));
    }

    private static Fact daysSinceLastDose(FactBuilder fact, FactContext context) {
        return CourseFacts.withCourse(fact, context, course -> {
            BmaDose last = course.lastDose().orElse(null);
            if (last == null) {
                return fact.unknown(
                        course.product().isOral() ? UnknownReason.NOT_APPLICABLE : UnknownReason.NOT_RECORDED);
            }
            return fact.asOf(last.evidence().date())
                    .number(last.date().daysUntil(context.record().today()));
        });
    }

    private static Fact daysSinceFirstDose(FactBuilder fact, FactContext context) {
        return CourseFacts.withCourse(
                fact,
                context,
                course -> course.doses().isEmpty()
                        ? fact.unknown(UnknownReason.NOT_RECORDED)
                        : fact.number(course.doses()
                                .getFirst()
                                .date()
                                .daysUntil(context.record().today())));
    }

    private static Fact givenBefore(FactBuilder fact, FactContext context) {
        List<Evidence> proofs = Stream.of(
                        BmaOrderFacts.given(context).stream().map(BmaDose::evidence),
                        context.boneModifyingAgents().uses().stream()
                                .filter(CourseDoseFacts::isTherapy)
                                .map(one -> one.use().evidence()),
                        context.record().diagnoses().current(ConceptGroup.BISPHOSPHONATE_USE_STATUS).stream()
                                .map(Diagnosis::evidence))
                .flatMap(found -> found)
                .distinct()
                .toList();
        if (proofs.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(proofs).flag(!proofs.isEmpty());
    }

    /** An oral product in use or taken before, a dose given, or a statement that it is or was being given. */
    static boolean isTherapy(BmaUse one) {
        return switch (one.use().state()) {
            case GIVEN -> true;
            case CURRENT -> one.product().isOral() || !one.isRequest();
            case PAST -> (one.product().isOral() && isTaken(one.use())) || !one.isRequest();
            case PLANNED, ON_HOLD, NOT_TO_BE_GIVEN, DRAFTED, NO_STATEMENT -> false;
        };
    }

    private static boolean isTaken(MedicationUse use) {
        return !(use.resource() instanceof MedicationRequest request)
                || request.getStatus() != MedicationRequestStatus.CANCELLED;
    }

    private static Interval days(int number) {
        return Interval.exactly(BigDecimal.valueOf(number));
    }
}
