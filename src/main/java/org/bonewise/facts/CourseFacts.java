package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.BoneModifyingAgents;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Ternary;

/** The course of a bone-modifying agent: the newest that is active, else the one given last. */
final class CourseFacts {

    private static final String DOSES =
            " Doses are administrations; where the record has none of the agent, orders without"
                    + " timing.repeat and completed statements, and the due days of orders with it (estimated).";

    private CourseFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.words(
                                "courseAgent",
                                PATIENT,
                                "Agent of the newest course, running or not, by ingredient or product code." + DOSES),
                        (fact, context) -> withCourse(
                                fact,
                                context,
                                course -> fact.word(course.product().agent()))),
                new OneFact(
                        FactDeclaration.words(
                                "courseProduct",
                                PATIENT,
                                "Product of that course: by product code, Medication strength, dose, brand or strength in the"
                                        + " text, interval; several words when none of these tells"),
                        (fact, context) -> withCourse(
                                fact,
                                context,
                                course -> fact.words(course.product().possible()))),
                flag(
                        "courseActive",
                        "An active order or statement says that it is being given, or its last dose is inside the window of"
                                + " the product at the interval in use",
                        (fact, context) -> answer(
                                fact,
                                context,
                                course -> course.active(context.record().today()))),
                flag(
                        "courseOnSchedule",
                        "The last dose is at most the product's on-schedule days ago, at the interval in use; an oral product"
                                + " is while it is taken",
                        (fact, context) -> answer(
                                fact,
                                context,
                                course -> course.onSchedule(context.record().today()))),
                flag(
                        "courseOverdue",
                        "The last dose is longer ago than that, the course was not stopped, and the dose is not estimated",
                        (fact, context) -> answer(
                                fact,
                                context,
                                course -> course.overdue(context.record().today()))),
                flag(
                        "courseStopped",
                        "No order runs, and an order of the product was stopped or cancelled, or ended as course-complete,"
                                + " since the last dose",
                        (fact, context) -> answer(fact, context, course -> Ternary.of(course.stopped()))),
                new OneFact(
                        FactDeclaration.decimal(
                                "courseDoses",
                                null,
                                PATIENT,
                                "Number of doses of the unbroken course; not counted for oral products." + DOSES),
                        CourseFacts::doses),
                flag(
                        "courseEstimated",
                        "Any dose of the course is worked out from the timing of an order; false without a course",
                        (fact, context) -> fact.flag(
                                course(context).map(BmaCourse::isEstimated).orElse(false))),
                new OneFact(
                        FactDeclaration.decimal(
                                "daysSinceLastDose",
                                "d",
                                PATIENT,
                                "Calendar days from the last dose of the course to today"),
                        CourseFacts::daysSinceLastDose),
                new OneFact(
                        FactDeclaration.decimal(
                                "courseIntervalDays",
                                "d",
                                PATIENT,
                                "Days between doses: timing.repeat of the running order, else the median gap of the last three"
                                        + " doses, else the regimen's: the shortest with bone metastases or myeloma, else the"
                                        + " longest. None after a dose for hypercalcaemia"),
                        (fact, context) -> withCourse(
                                fact,
                                context,
                                course -> course.intervalDays().isPresent()
                                        ? fact.number(days(course.intervalDays().getAsInt()))
                                        : fact.unknown(UnknownReason.NOT_RECORDED))),
                flag(
                        "bmaGivenBefore",
                        "Any dose, or current or past oral therapy, of any bone-modifying agent, or a Condition of current use"
                                + " of bisphosphonates",
                        CourseFacts::givenBefore));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    static BoneModifyingAgents agents(FactContext context) {
        return context.record().boneModifyingAgents(context.regimens());
    }

    static Optional<BmaCourse> course(FactContext context) {
        return agents(context).newestCourse(context.record().today());
    }

    private static Fact withCourse(
            FactBuilder fact, FactContext context, java.util.function.Function<BmaCourse, Fact> close) {
        BmaCourse course = course(context).orElse(null);
        if (course == null) {
            return fact.unknown(noCourse(context));
        }
        fact.because(course.evidence());
        return close.apply(course);
    }

    private static UnknownReason noCourse(FactContext context) {
        return context.record().medications().isComplete() ? UnknownReason.NOT_RECORDED : UnknownReason.NOT_DELIVERED;
    }

    private static Fact answer(
            FactBuilder fact, FactContext context, java.util.function.Function<BmaCourse, Ternary> question) {
        BmaCourse course = course(context).orElse(null);
        if (course == null) {
            return context.record().medications().isComplete()
                    ? fact.flag(false)
                    : fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        fact.because(course.evidence());
        return switch (question.apply(course)) {
            case YES -> fact.flag(true);
            case NO -> fact.flag(false);
            case UNKNOWN -> fact.unknown(UnknownReason.NOT_EXACT);
        };
    }

    private static Fact doses(FactBuilder fact, FactContext context) {
        return withCourse(
                fact,
                context,
                course -> course.product().isOral()
                        ? fact.unknown(UnknownReason.NOT_APPLICABLE)
                        : fact.number(days(course.doses().size())));
    }

    private static Fact daysSinceLastDose(FactBuilder fact, FactContext context) {
        return withCourse(fact, context, course -> {
            BmaDose last = course.lastDose().orElse(null);
            if (last == null) {
                return fact.unknown(
                        course.product().isOral() ? UnknownReason.NOT_APPLICABLE : UnknownReason.NOT_RECORDED);
            }
            return fact.asOf(last.evidence().date())
                    .number(last.date().daysUntil(context.record().today()));
        });
    }

    private static Fact givenBefore(FactBuilder fact, FactContext context) {
        List<Evidence> proofs = java.util.stream.Stream.of(
                        agents(context).doses().stream().map(BmaDose::evidence),
                        agents(context).uses().stream()
                                .filter(CourseFacts::isTherapy)
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
            case PLANNED, ON_HOLD, NOT_TO_BE_GIVEN, NO_STATEMENT -> false;
        };
    }

    private static boolean isTaken(MedicationUse use) {
        return !(use.resource() instanceof org.hl7.fhir.r4.model.MedicationRequest request)
                || request.getStatus() != org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus.CANCELLED;
    }

    private static Interval days(int number) {
        return Interval.exactly(BigDecimal.valueOf(number));
    }
}
