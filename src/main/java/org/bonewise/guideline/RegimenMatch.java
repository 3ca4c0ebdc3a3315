package org.bonewise.guideline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.facts.Fact;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.BoneModifyingAgents;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/**
 * Finds the regimen that a course or an order on record is of: same product, nearest interval. A regimen without an interval
 * (once, or a loading scheme) is none that a course runs by; an order without one is of it where that is what is indicated.
 */
final class RegimenMatch {

    private final List<Regimen> regimens;

    RegimenMatch(List<Regimen> regimens) {
        this.regimens = regimens;
    }

    /**
     * The regimen of a product given every so many days; empty for a product that no artefact describes.
     *
     * @param purposes what is, or may be, indicated: of regimens equally near one for such a purpose is meant
     */
    Optional<Regimen> of(@Nullable String product, @Nullable Interval days, List<String> purposes) {
        return regimens.stream()
                .filter(regimen -> product != null && product.equals(regimen.product()))
                .min(Comparator.comparing(
                                (Regimen regimen) -> regimen.intervalDays().isEmpty())
                        .thenComparingLong(regimen -> distance(regimen, days))
                        .thenComparingInt(regimen -> rank(regimen, purposes))
                        .thenComparing(Regimen::url));
    }

    /** The place of the first purpose that the regimen serves. */
    private static int rank(Regimen regimen, List<String> purposes) {
        return (int) purposes.stream()
                .takeWhile(purpose -> !regimen.purposes().contains(purpose))
                .count();
    }

    private static long distance(Regimen regimen, @Nullable Interval days) {
        if (days == null || !days.isExact() || regimen.intervalDays().isEmpty()) {
            return 0;
        }
        return Math.abs(days.exact().longValue() - regimen.intervalDays().getAsInt());
    }

    /** An order on record and the regimen it is of. */
    record Placed(MedicationRequest order, Regimen regimen) {}

    /**
     * Those of the orders of {@code agents} that a fact rests on.
     *
     * @param purposes what is, or may be, indicated, the leading first
     */
    List<Placed> placed(Fact orderPlaced, BoneModifyingAgents agents, List<String> purposes) {
        Set<String> references =
                orderPlaced.evidence().stream().map(Evidence::reference).collect(Collectors.toSet());
        return agents.uses().stream()
                .filter(BmaUse::isRequest)
                .filter(use -> references.contains(use.use().evidence().reference()))
                .flatMap(use -> once(use, purposes.isEmpty() ? null : purposes.getFirst())
                        .or(() -> of(product(use, purposes), days(use), purposes))
                        .map(regimen -> new Placed((MedicationRequest) use.use().resource(), regimen))
                        .stream())
                .toList();
    }

    /** Of several products that it may be, one for what is indicated: what is not told is not called wrong. */
    private String product(BmaUse use, List<String> purposes) {
        List<String> possible = use.product().possible();
        return possible.stream()
                .filter(product -> regimens.stream()
                        .anyMatch(regimen -> product.equals(regimen.product())
                                && regimen.purposes().stream().anyMatch(purposes::contains)))
                .findFirst()
                .orElseGet(possible::getFirst);
    }

    private Optional<Regimen> once(BmaUse use, @Nullable String purpose) {
        return regimens.stream()
                .filter(regimen -> use.intervalDays().isEmpty()
                        && regimen.intervalDays().isEmpty()
                        && purpose != null
                        && regimen.purposes().contains(purpose)
                        && use.product().possible().getFirst().equals(regimen.product()))
                .findFirst();
    }

    private static @Nullable Interval days(BmaUse use) {
        return use.intervalDays().isPresent()
                ? Interval.between(
                        use.intervalDays().getAsInt(), use.intervalDays().getAsInt())
                : null;
    }
}
