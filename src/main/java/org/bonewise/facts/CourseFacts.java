package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Ternary;

/** The course of a bone-modifying agent: the newest that is active, else the one given last. */
final class CourseFacts {

    static final String DOSES = " Doses are administrations; where the record has none of the agent, orders without"
            + " timing.repeat and completed statements, and the due days of orders with it (estimated).";

    private CourseFacts() {}

    static List<FactDefinition> all() {
        return Stream.of(product(), state(), orders()).flatMap(List::stream).toList();
    }

    private static List<FactDefinition> product() {
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
                                course -> fact.words(course.product().possible()))));
    }

    private static List<FactDefinition> state() {
        return List.of(
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
                        "The last dose is longer ago than that, the course was not stopped, and the dose is not estimated;"
                                + " unknown while a dose without a usable date may be later",
                        (fact, context) -> answer(
                                fact,
                                context,
                                course -> unlessUndated(
                                        course.overdue(context.record().today()), context))),
                flag(
                        "courseLapsed",
                        "The last dose is more than courseGapFactor times the product's on-schedule days ago: the next one starts a new"
                                + " course",
                        (fact, context) -> answer(
                                fact,
                                context,
                                course -> unlessUndated(
                                        course.lapsed(context.record().today()), context))));
    }

    private static List<FactDefinition> orders() {
        return List.of(
                flag(
                        "courseOnHold",
                        "An order of the product is on hold with a statusReason, and no other of the product runs",
                        CourseFacts::onHold),
                flag(
                        "courseOrderRepeats",
                        "An active order of the course's product repeats its doses, so that the next one needs no other order",
                        CourseFacts::orderRepeats),
                flag(
                        "courseStopped",
                        "No order runs, and an order of the product was stopped or cancelled, or ended as course-complete,"
                                + " since the last dose",
                        CourseFacts::stopped));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    static Optional<BmaCourse> course(FactContext context) {
        return context.boneModifyingAgents().newestCourse(context.record().today());
    }

    static Fact withCourse(FactBuilder fact, FactContext context, Function<BmaCourse, Fact> close) {
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

    private static Fact stopped(FactBuilder fact, FactContext context) {
        return answer(fact, context, course -> {
            course.stops().forEach(one -> fact.because(one.use().evidence()));
            return Ternary.of(course.stopped());
        });
    }

    private static Fact onHold(FactBuilder fact, FactContext context) {
        BmaCourse course = course(context).orElse(null);
        List<Evidence> held = course == null || !course.running().isEmpty()
                ? List.of()
                : context.boneModifyingAgents().uses().stream()
                        .filter(one -> one.isHeldForReason() && one.product().overlaps(course.product()))
                        .map(one -> one.use().evidence())
                        .toList();
        if (held.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(held).flag(!held.isEmpty());
    }

    private static Fact orderRepeats(FactBuilder fact, FactContext context) {
        List<Evidence> orders = course(context).map(BmaCourse::running).orElse(List.of()).stream()
                .filter(one -> one.isRequest() && one.intervalDays().isPresent())
                .map(one -> one.use().evidence())
                .toList();
        if (orders.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(orders).flag(!orders.isEmpty());
    }

    /** A dose of which no day is told may be the last: that too much time has passed since is then not known. */
    private static Ternary unlessUndated(Ternary tooLong, FactContext context) {
        boolean open = !context.boneModifyingAgents().undated().isEmpty();
        return tooLong == Ternary.YES && open ? Ternary.UNKNOWN : tooLong;
    }

    private static Fact answer(FactBuilder fact, FactContext context, Function<BmaCourse, Ternary> question) {
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
}
