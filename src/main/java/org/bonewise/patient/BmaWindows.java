package org.bonewise.patient;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.knowledge.Regimen;

/** Windows of bone-modifying products, by the regimen whose interval is nearest to the one in use. */
final class BmaWindows {

    private final List<Regimen> regimens;
    private final boolean frequent;

    /**
     * Windows of {@code regimens}.
     *
     * @param frequent whether, when nothing tells the interval, the shortest one is meant: so with bone metastases or myeloma;
     *     else the longest
     */
    BmaWindows(List<Regimen> regimens, boolean frequent) {
        this.regimens = regimens.stream().filter(Regimen::isBoneModifyingAgent).toList();
        this.frequent = frequent;
    }

    /** The regimen of a product whose interval is nearest. */
    Optional<Regimen> regimen(String agent, String product, OptionalInt interval) {
        Comparator<Regimen> order = interval.isPresent()
                ? Comparator.comparingInt(one -> Math.abs(days(one) - interval.getAsInt()))
                : frequent
                        ? Comparator.comparingInt(BmaWindows::days)
                        : Comparator.comparingInt(BmaWindows::days).reversed();
        return planned(agent, product).min(order);
    }

    private Stream<Regimen> planned(String agent, String product) {
        return regimens.stream()
                .filter(one -> agent.equals(one.agent()) && product.equals(one.product()))
                .filter(one -> one.intervalDays().isPresent());
    }

    /** Days since the last dose above which the next is overdue, for each product that is possible. */
    List<OptionalInt> onScheduleUntil(BmaProduct product, OptionalInt interval) {
        return product.possible().stream()
                .map(one -> regimen(product.agent(), one, interval)
                        .map(Regimen::onScheduleUntilDays)
                        .orElse(OptionalInt.empty()))
                .toList();
    }

    /**
     * Days between doses as planned, when nothing else tells; empty when the possible products differ, and of tablets when the
     * kidneys decide how often they are taken.
     */
    OptionalInt usualInterval(BmaProduct product) {
        List<Integer> days = product.possible().stream()
                .flatMap(one -> BmaNames.ORAL.contains(one)
                        ? planned(product.agent(), one).map(BmaWindows::days)
                        : Stream.of(regimen(product.agent(), one, OptionalInt.empty())
                                .map(BmaWindows::days)
                                .orElse(0)))
                .distinct()
                .toList();
        return days.size() == 1 && days.getFirst() > 0 ? OptionalInt.of(days.getFirst()) : OptionalInt.empty();
    }

    /** The only possible product whose interval is nearest; the product unchanged when that does not settle it. */
    BmaProduct settled(BmaProduct product, OptionalInt interval) {
        if (product.isExact() || interval.isEmpty() || product.possible().size() > 2) {
            return product;
        }
        List<Regimen> nearest = product.possible().stream()
                .flatMap(one -> regimen(product.agent(), one, interval).stream())
                .sorted(Comparator.comparingInt(one -> Math.abs(days(one) - interval.getAsInt())))
                .toList();
        boolean decided = nearest.size() == 2
                && Math.abs(days(nearest.get(0)) - interval.getAsInt())
                        < Math.abs(days(nearest.get(1)) - interval.getAsInt());
        String word = decided ? nearest.getFirst().product() : null;
        return word == null ? product : new BmaProduct(product.agent(), List.of(word));
    }

    private static int days(Regimen regimen) {
        return regimen.intervalDays().orElse(0);
    }
}
