package org.bonewise.generated;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Doses of one agent at even intervals, newest first.
 *
 * @param agent with its dose, as {@code denosumab 120 mg}
 * @param interval in days
 * @param number of doses; 0 for none
 * @param last days since the last dose
 * @param order whether and how there is an order besides
 */
record Course(String agent, int interval, int number, int last, Order order) {

    /** An order that goes with the doses. */
    enum Order {
        NONE,
        ACTIVE,
        STOPPED
    }

    private static final Course NONE = new Course("", 0, 0, 0, Order.NONE);
    private static final int MOST_DOSES = 12;
    private static final int TWO_YEARS_OF_DOSES = 27;

    List<String> doses() {
        return IntStream.range(0, number)
                .mapToObj(i -> agent + ", " + (last + i * interval) + " days ago")
                .toList();
    }

    List<String> orders() {
        String first = (last + (number - 1) * interval) + " days ago";
        return switch (order) {
            case NONE -> List.of();
            case ACTIVE -> List.of(agent + ", every " + interval + " days, " + first);
            case STOPPED -> List.of(agent + ", every " + interval + " days, stopped, " + first);
        };
    }

    /** None, or one of the agents at any time; {@code agents} as {@code denosumab 120 mg|28}. */
    static Arbitrary<Course> any(List<String> agents) {
        if (agents.isEmpty()) {
            return Arbitraries.just(NONE);
        }
        List<Order> orders = List.of(Order.NONE, Order.NONE, Order.ACTIVE, Order.STOPPED);
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(NONE)),
                Tuple.of(4, Arbitraries.of(agents).flatMap(agent -> of(agent, 3 * interval(agent), orders))));
    }

    /** A course of this agent, its last dose at most {@code days} ago. */
    static Arbitrary<Course> of(String agent, int days, List<Order> orders) {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.integers().between(1, MOST_DOSES)),
                                Tuple.of(1, Arbitraries.just(TWO_YEARS_OF_DOSES))),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.integers().between(1, days / 2)),
                                Tuple.of(1, Arbitraries.integers().between(1, days))),
                        Arbitraries.of(orders))
                .as((number, last, order) ->
                        new Course(agent.substring(0, agent.indexOf('|')), interval(agent), number, last, order));
    }

    private static int interval(String agent) {
        return Integer.parseInt(agent.substring(agent.indexOf('|') + 1));
    }
}
