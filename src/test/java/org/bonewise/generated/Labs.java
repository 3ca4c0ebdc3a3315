package org.bonewise.generated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bonewise.generated.Told.Result;
import tools.jackson.databind.JsonNode;

/** Routine results: all as usual, or each of them usual, abnormal, stale, odd, twice or missing. */
final class Labs {

    /** Where the usual and the whole range begin in the list of limits. */
    private static final int USUAL = 0;

    private static final int WHOLE = 2;

    /** From this upper limit on values have one decimal place, from the next on none. */
    private static final int TENS = 20;

    private static final int HUNDREDS = 300;

    private Labs() {}

    /** Results of one patient. */
    static Arbitrary<List<Result>> any() {
        return Arbitraries.frequencyOf(Tuple.of(4, usual()), Tuple.of(6, each(Labs::mixed)));
    }

    /** Fresh and normal. */
    static Arbitrary<List<Result>> usual() {
        return each(lab -> value(lab, USUAL, 0).map(List::of));
    }

    private static Arbitrary<List<Result>> each(Function<JsonNode, Arbitrary<List<String>>> values) {
        List<Arbitrary<List<Result>>> labs = Vocabulary.labs().stream()
                .map(lab -> values.apply(lab).map(texts -> results(lab, texts)))
                .toList();
        return Combinators.combine(labs)
                .as(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static List<Result> results(JsonNode lab, List<String> texts) {
        return texts.stream()
                .map(text -> new Result(lab.path("name").asString(), text, false))
                .toList();
    }

    private static Arbitrary<List<String>> mixed(JsonNode lab) {
        Arbitrary<String> odd = dated(Arbitraries.of(Vocabulary.texts(lab.path("odd"))), 0, days(lab, 1));
        Arbitrary<String> abnormal = value(lab, WHOLE, 0);
        return Arbitraries.frequencyOf(
                Tuple.of(16, value(lab, USUAL, 0).map(List::of)),
                Tuple.of(5, abnormal.map(List::of)),
                Tuple.of(2, value(lab, USUAL, 1).map(List::of)),
                Tuple.of(1, odd.map(List::of)),
                Tuple.of(1, Combinators.combine(abnormal, value(lab, USUAL, 0)).as(List::of)),
                Tuple.of(1, Arbitraries.just(List.of())));
    }

    /** A value with unit and date; {@code age} 0 for fresh, 1 for perhaps stale. */
    private static Arbitrary<String> value(JsonNode lab, int range, int age) {
        List<Map.Entry<String, JsonNode>> units = List.copyOf(lab.path("units").properties());
        return Arbitraries.of(units)
                .flatMap(unit -> dated(
                        number(unit.getValue(), range).map(number -> number.toPlainString() + " " + unit.getKey()),
                        days(lab, age),
                        days(lab, age + 1)));
    }

    private static Arbitrary<BigDecimal> number(JsonNode limits, int range) {
        BigDecimal low = limits.path(range).decimalValue();
        BigDecimal high = limits.path(range + 1).decimalValue();
        int most = high.intValue();
        int scale = most <= TENS ? 2 : most <= HUNDREDS ? 1 : 0;
        return Arbitraries.bigDecimals().between(low, high).ofScale(scale);
    }

    private static Arbitrary<String> dated(Arbitrary<String> value, int from, int to) {
        return Combinators.combine(value, Arbitraries.integers().between(from, to))
                .as((text, days) -> text + ", " + days + " days ago");
    }

    private static int days(JsonNode lab, int index) {
        return lab.path("days").path(index).asInt();
    }
}
