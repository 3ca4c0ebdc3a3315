package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.StopReading;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.MedicationRequest;

/** Whether the course is an adjuvant one, how long it has lasted, and whether it was ended as complete. */
final class AdjuvantCourseFacts {

    private static final String ADJUVANT = "adjuvant";
    private static final String METASTASES = "bone-metastases";

    private AdjuvantCourseFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "courseMonths",
                                "mo",
                                PATIENT,
                                "Whole months from the first dose of the unbroken course, of an oral product from its start"
                                        + " (earliest of an unbroken chain of orders), to today"),
                        AdjuvantCourseFacts::months),
                new OneFact(
                        FactDeclaration.flag(
                                "courseCompleted",
                                PATIENT,
                                "An order of the product of the course ended with the statusReason course-complete"),
                        AdjuvantCourseFacts::completed),
                new OneFact(
                        FactDeclaration.flag(
                                "adjuvantCourse",
                                PATIENT,
                                "The newest course, running or not, is of the product and nearest to the interval of a regimen"
                                        + " for the purpose adjuvant, and, where that is given for bone metastases too, neither these"
                                        + " nor myeloma are on record; false without a course"),
                        AdjuvantCourseFacts::adjuvant),
                new OneFact(
                        FactDeclaration.flag(
                                "adjuvantCourseRunning",
                                PATIENT,
                                "adjuvantCourse, and courseActive or courseOverdue, and not courseLapsed unless"
                                        + " courseOrderRepeats"),
                        AdjuvantCourseFacts::running));
    }

    private static Fact adjuvant(FactBuilder fact, FactContext context) {
        BmaCourse course = CourseFacts.course(context).orElse(null);
        if (course == null) {
            return context.record().medications().isComplete()
                    ? fact.flag(false)
                    : fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        List<Ternary> answers = course.product().possible().stream()
                .map(product -> isAdjuvant(product, course, context))
                .distinct()
                .toList();
        fact.because(course.evidence());
        if (answers.size() > 1) {
            return fact.unknown(UnknownReason.NOT_EXACT);
        }
        return answers.getFirst() == Ternary.UNKNOWN
                ? fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN)
                : fact.flag(answers.getFirst() == Ternary.YES);
    }

    private static Ternary isAdjuvant(String product, BmaCourse course, FactContext context) {
        return context.regimens().stream()
                .filter(regimen -> product.equals(regimen.product()))
                .min(Comparator.comparing(
                                (Regimen regimen) -> regimen.intervalDays().isEmpty())
                        .thenComparingInt(regimen -> distance(regimen, course)))
                .filter(regimen -> regimen.purposes().contains(ADJUVANT))
                .map(regimen -> regimen.purposes().contains(METASTASES) ? isFree(context) : Ternary.YES)
                .orElse(Ternary.NO);
    }

    /** A regimen that is given for bone disease too is adjuvant only where there is none. */
    private static Ternary isFree(FactContext context) {
        List<Fact> diseases = Stream.of("boneMetastasis", "multipleMyeloma")
                .map(context::fact)
                .toList();
        if (diseases.stream().anyMatch(Fact::isTrue)) {
            return Ternary.NO;
        }
        return diseases.stream().allMatch(Fact::isKnown) ? Ternary.YES : Ternary.UNKNOWN;
    }

    private static int distance(Regimen regimen, BmaCourse course) {
        return course.intervalDays().isPresent() && regimen.intervalDays().isPresent()
                ? Math.abs(regimen.intervalDays().getAsInt()
                        - course.intervalDays().getAsInt())
                : 0;
    }

    private static Fact running(FactBuilder fact, FactContext context) {
        Fact adjuvant = context.fact("adjuvantCourse");
        Fact active = context.fact("courseActive");
        Fact overdue = context.fact("courseOverdue");
        boolean isNot = isFalse(adjuvant)
                || (isFalse(active) && isFalse(overdue))
                || (context.fact("courseLapsed").isTrue()
                        && !context.fact("courseOrderRepeats").isTrue());
        fact.because(adjuvant.evidence());
        if (isNot) {
            return fact.flag(false);
        }
        return adjuvant.isTrue() && (active.isTrue() || overdue.isTrue())
                ? fact.flag(true)
                : fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
    }

    private static boolean isFalse(Fact fact) {
        return fact.isKnown() && !fact.isTrue();
    }

    private static Fact months(FactBuilder fact, FactContext context) {
        return CourseFacts.withCourse(fact, context, course -> {
            DateRange start = start(course, context).orElse(null);
            if (start == null) {
                return fact.unknown(UnknownReason.NOT_RECORDED);
            }
            LocalDate today = context.record().today();
            return fact.number(Interval.between(months(start.latest(), today), months(start.earliest(), today)));
        });
    }

    private static long months(LocalDate from, LocalDate today) {
        return Math.max(0, Period.between(from, today).toTotalMonths());
    }

    private static Optional<DateRange> start(BmaCourse course, FactContext context) {
        Stream<DateRange> doses = course.doses().stream().limit(1).map(BmaDose::date);
        return Stream.concat(doses, course.product().isOral() ? taken(course, context) : Stream.empty())
                .min(Comparator.comparing(DateRange::earliest));
    }

    /** Since when what runs has been taken: orders that follow one another are one therapy. */
    private static Stream<DateRange> taken(BmaCourse course, FactContext context) {
        List<MedicationUse> uses = context.boneModifyingAgents().uses().stream()
                .filter(one -> one.product().overlaps(course.product()) && CourseDoseFacts.isTherapy(one))
                .map(BmaUse::use)
                .toList();
        return course.running().stream()
                .map(one -> TherapyStart.of(one.use(), uses, context))
                .flatMap(Stream::ofNullable);
    }

    private static Fact completed(FactBuilder fact, FactContext context) {
        BmaCourse course = CourseFacts.course(context).orElse(null);
        List<Evidence> ended = course == null
                ? List.of()
                : context.boneModifyingAgents().uses().stream()
                        .filter(one -> one.product().overlaps(course.product()) && isCompleted(one))
                        .map(one -> one.use().evidence())
                        .toList();
        if (ended.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(ended).flag(!ended.isEmpty());
    }

    private static boolean isCompleted(BmaUse one) {
        return one.use().resource() instanceof MedicationRequest request
                && StopReading.isStop(one.use())
                && StopReading.hasReason(request, "course-complete");
    }
}
