package org.bonewise.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MedicationRequest;

/**
 * The newest unbroken course of one bone-modifying product.
 *
 * @param product agent and product
 * @param doses of the unbroken course, oldest first; none of an oral product
 * @param running orders and statements that say it is being given
 * @param intervalDays interval in use; empty when nothing tells
 * @param onScheduleUntil days since the last dose above which the next is overdue, for each product that is possible;
 *     empty when the artefacts give none
 * @param gap beyond which a dose begins a new course
 * @param stops orders that were stopped or cancelled, or ended as complete, since the last dose; none while another runs
 */
public record BmaCourse(
        BmaProduct product,
        List<BmaDose> doses,
        List<BmaUse> running,
        OptionalInt intervalDays,
        List<OptionalInt> onScheduleUntil,
        CourseGap gap,
        List<BmaUse> stops) {

    public BmaCourse {
        doses = List.copyOf(doses);
        running = List.copyOf(running);
        onScheduleUntil = List.copyOf(onScheduleUntil);
        stops = List.copyOf(stops);
    }

    /** Whether it was ended, and no order runs. */
    public boolean stopped() {
        return !stops.isEmpty();
    }

    /** The last dose, if any was given. */
    public Optional<BmaDose> lastDose() {
        return doses.isEmpty() ? Optional.empty() : Optional.of(doses.getLast());
    }

    /** Its doses, without those worked out from {@code order}. */
    public List<BmaDose> dosesBeside(MedicationRequest order) {
        String own = Sources.reference(order);
        return doses.stream()
                .filter(dose -> !dose.evidence().reference().equals(own))
                .toList();
    }

    /** Whether any of its doses is worked out from the timing of an order. */
    public boolean isEstimated() {
        return doses.stream().anyMatch(BmaDose::estimated);
    }

    /**
     * Whether the last dose is still inside its window on {@code day}; an oral product is as long as it is taken. No when
     * there is no dose, or when its window is not limited, as for a single dose.
     */
    public Ternary onSchedule(LocalDate day) {
        if (product.isOral()) {
            return Ternary.of(!running.isEmpty());
        }
        BmaDose last = lastDose().orElse(null);
        if (last == null) {
            return Ternary.NO;
        }
        return agreed(onScheduleUntil.stream()
                .map(limit -> limit.isEmpty() ? Ternary.NO : last.date().within(limit.getAsInt(), day))
                .toList());
    }

    /** Whether a dose has passed its window on {@code day}; never for estimated doses or products without a window. */
    public Ternary overdue(LocalDate day) {
        BmaDose last = lastDose().orElse(null);
        if (stopped() || last == null || last.estimated()) {
            return Ternary.NO;
        }
        return agreed(onScheduleUntil.stream()
                .map(limit -> limit.isEmpty() ? Ternary.NO : not(last.date().within(limit.getAsInt(), day)))
                .toList());
    }

    /** Whether a dose on {@code day} would begin a new course. No where there is no dose or no limit. */
    public Ternary lapsed(LocalDate day) {
        BmaDose last = lastDose().orElse(null);
        if (last == null) {
            return Ternary.NO;
        }
        return agreed(onScheduleUntil.stream()
                .map(limit -> limit.isEmpty() ? Ternary.NO : not(within(last, limit.getAsInt(), day)))
                .toList());
    }

    /**
     * Whether a dose on {@code day} would go on with the course.
     *
     * @param last its last dose
     * @param otherwise days on schedule after a dose, for a course that has no limit of its own, as after a single dose
     */
    public Ternary goesOn(BmaDose last, LocalDate day, OptionalInt otherwise) {
        List<OptionalInt> own =
                onScheduleUntil.stream().filter(OptionalInt::isPresent).toList();
        return agreed((own.isEmpty() ? List.of(otherwise) : own)
                .stream().map(limit -> within(last, limit.orElse(0), day)).toList());
    }

    private Ternary within(BmaDose last, int limit, LocalDate day) {
        return last.date().within(gap.longest(limit), day);
    }

    /** What proves it: the orders that run and the last dose. */
    public List<Evidence> evidence() {
        List<Evidence> proofs = new ArrayList<>(
                running.stream().map(one -> one.use().evidence()).toList());
        lastDose().map(BmaDose::evidence).ifPresent(proofs::add);
        return proofs.stream().distinct().toList();
    }

    /** Whether the last dose is inside its window on {@code day}, or an order or statement says that it is being given. */
    public Ternary active(LocalDate day) {
        return Ternary.of(!running.isEmpty()).or(onSchedule(day));
    }

    /** The last day on which it is known to have been given or ordered. */
    LocalDate lastDay() {
        return Stream.concat(
                        lastDose().map(dose -> dose.date().latest()).stream(),
                        running.stream()
                                .map(one -> one.use().start())
                                .filter(Objects::nonNull)
                                .map(DateRange::latest))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    private static Ternary agreed(List<Ternary> answers) {
        List<Ternary> distinct = answers.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return Ternary.NO;
        }
        return distinct.size() == 1 ? distinct.getFirst() : Ternary.UNKNOWN;
    }

    private static Ternary not(Ternary answer) {
        return switch (answer) {
            case YES -> Ternary.NO;
            case NO -> Ternary.YES;
            case UNKNOWN -> Ternary.UNKNOWN;
        };
    }
}
