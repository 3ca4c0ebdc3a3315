package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Interval;
import org.bonewise.patient.SkeletalEvents;
import org.bonewise.patient.SkeletalEvents.Event;
import org.jspecify.annotations.Nullable;

/** The last skeletal-related event. */
final class SkeletalEventFact {

    private static final String EVENTS =
            "confirmed Condition of pathological-fracture or spinal-cord-compression; with bone"
                    + " metastases or myeloma also of vertebral-fracture, vertebral-fracture-collapse or hip-fracture; Procedure"
                    + " completed of radiotherapy with a bodySite of bodysite-bone";

    private SkeletalEventFact() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "daysSinceSkeletalEvent",
                                "d",
                                PATIENT,
                                "Days since the last dated event: " + EVENTS + ". Unknown when there is none"),
                        SkeletalEventFact::daysSince),
                new OneFact(
                        FactDeclaration.flag(
                                "skeletalEventUndated",
                                PATIENT,
                                "An event without a date: " + EVENTS + "; none recorded means no"),
                        SkeletalEventFact::undated));
    }

    private static Fact daysSince(FactBuilder fact, FactContext context) {
        List<Event> dated =
                events(context).stream().filter(event -> event.when() != null).toList();
        if (dated.isEmpty()) {
            return fact.unknown(Absence.missing(context, "Condition", "Procedure"));
        }
        Event last = dated.stream()
                .max(Comparator.comparing(event -> when(event).latest()))
                .orElseThrow();
        return fact.because(last.evidence())
                .asOf(last.evidence().date())
                .number(dated.stream()
                        .map(event -> when(event).daysUntil(context.record().today()))
                        .reduce(SkeletalEventFact::sooner)
                        .orElseThrow());
    }

    private static Fact undated(FactBuilder fact, FactContext context) {
        return Verdict.of(
                fact,
                context,
                events(context).stream()
                        .filter(event -> event.when() == null)
                        .map(Event::evidence)
                        .toList(),
                "Condition",
                "Procedure");
    }

    private static List<Event> events(FactContext context) {
        return new SkeletalEvents(context.record()).all();
    }

    private static DateRange when(Event event) {
        return Objects.requireNonNull(event.when());
    }

    /** The time since the later of two events, of which partial dates may leave open which it is. */
    private static Interval sooner(Interval one, Interval other) {
        return new Interval(least(one.low(), other.low()), true, least(one.high(), other.high()), true);
    }

    private static BigDecimal least(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return Objects.requireNonNull(one).min(Objects.requireNonNull(other));
    }
}
