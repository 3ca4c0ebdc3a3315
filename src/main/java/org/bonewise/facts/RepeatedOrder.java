package org.bonewise.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Orders;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an order asks again for what another order of the same product asks for already: the other repeats its
 * doses, or is for the same day or one nearer than the shortest interval and no dose was given since.
 *
 * @param order the later one, which is judged
 * @param shortestIntervalDays days between two doses at least
 */
record RepeatedOrder(MedicationRequest order, int shortestIntervalDays) {

    /** Whether {@code other}, written not after the order judged, is a standing order of the same doses. */
    boolean repeats(BmaUse other, FactContext context) {
        if (!(other.use().resource() instanceof MedicationRequest earlier)
                || other.use().state() == MedicationUse.State.ON_HOLD
                || !other.use().isCurrentOrPlanned()) {
            return false;
        }
        LocalDate mine = day(order, context);
        LocalDate its = day(earlier, context);
        boolean second = written(earlier, context).compareTo(written(order, context)) <= 0;
        boolean isRepeated = earlier.getDosageInstruction().stream()
                .map(Dosage::getTiming)
                .anyMatch(timing -> timing.getRepeat().hasPeriod());
        long apart = Math.abs(ChronoUnit.DAYS.between(its, mine));
        boolean near = apart == 0 || apart < shortestIntervalDays;
        return second && (isRepeated || (near && !isGiven(other, its, context)));
    }

    /** Doses that the two orders themselves stand for prove nothing. */
    private boolean isGiven(BmaUse other, LocalDate since, FactContext context) {
        Set<String> themselves = Set.of(other.use().evidence().reference(), "MedicationRequest/" + order.getIdPart());
        return context.boneModifyingAgents().doses().stream()
                .filter(dose -> dose.product().overlaps(other.product()))
                .filter(dose -> !themselves.contains(dose.evidence().reference()))
                .anyMatch(dose -> !dose.date().latest().isBefore(since));
    }

    private static LocalDate day(MedicationRequest request, FactContext context) {
        LocalDate planned = Orders.plannedDay(request);
        return planned == null ? written(request, context) : planned;
    }

    private static LocalDate written(MedicationRequest request, FactContext context) {
        @Nullable
        LocalDate day = Orders.written(request).map(date -> date.latest()).orElse(null);
        return day == null ? context.record().today() : day;
    }
}
