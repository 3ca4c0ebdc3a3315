package org.bonewise.mutation;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.bonewise.cases.CaseTrials;
import org.bonewise.knowledge.ExpressionEngine;
import org.bonewise.knowledge.Freshness;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.ShippedParts;

/** What each case comes by on its way through the artefacts: only those that come by a place can notice a change of it. */
final class Coverage {

    private final Situations situations;
    private final Map<String, Set<String>> casesByPlace = new HashMap<>();
    private String current = "";

    /**
     * Runs every case once on the artefacts as shipped.
     *
     * @throws IllegalStateException when a case fails, for then it can tell nothing
     */
    Coverage(ShippedParts parts) {
        situations = new Situations(parts, expressions(parts));
        CaseTrials trials = new CaseTrials(listening(parts));
        for (String id : CaseTrials.ids()) {
            current = id;
            situations.begin(id);
            trials.failure(id).ifPresent(failure -> {
                throw new IllegalStateException("Case " + id + " fails on the artefacts as shipped: " + failure);
            });
        }
    }

    static String regimen(String id) {
        return "regimen " + id;
    }

    static String parameter(String name) {
        return "parameter " + name;
    }

    static String plausible(String item) {
        return "plausible " + item;
    }

    /** The cases that come by a place. */
    Set<String> reaching(String place) {
        return casesByPlace.getOrDefault(place, Set.of());
    }

    Situations situations() {
        return situations;
    }

    private void reached(String place) {
        casesByPlace.computeIfAbsent(place, _ -> new HashSet<>()).add(current);
    }

    private static List<ParsedExpression> expressions(ShippedParts parts) {
        Knowledge knowledge = parts.knowledge();
        List<ParsedExpression> all = new ArrayList<>(parts.terms().values());
        Stream.concat(
                        knowledge.safety().stream(),
                        knowledge.guidelines().values().stream().flatMap(guideline -> guideline.rules().stream()))
                .flatMap(rule -> Stream.concat(Stream.of(rule), rule.variants().stream()))
                .map(Rule::conditions)
                .forEach(all::addAll);
        for (Regimen regimen : knowledge.regimens().values()) {
            all.addAll(regimen.dynamicValues().values());
            regimen.freshness().stream()
                    .map(Freshness::when)
                    .flatMap(Stream::ofNullable)
                    .forEach(all::add);
        }
        return all;
    }

    private Knowledge listening(ShippedParts parts) {
        ExpressionEngine engine = new ExpressionEngine(situations.context(), parts.terms());
        Knowledge knowledge = Replaced.regimens(Replaced.engine(parts.knowledge(), engine), this::listening);
        Map<String, BigDecimal> parameters = new Heard<>(knowledge.parameters(), name -> reached(parameter(name)));
        Map<String, PlausibleRange> plausible = new Heard<>(knowledge.plausible(), item -> reached(plausible(item)));
        return Replaced.numbers(knowledge, knowledge.windows(), plausible, parameters);
    }

    private Regimen listening(Regimen regimen) {
        String place = regimen(regimen.id());
        return new Regimen(
                regimen.id(),
                regimen.url(),
                regimen.file(),
                regimen.definition(),
                regimen.agent(),
                regimen.agentClass(),
                regimen.product(),
                regimen.purposes(),
                regimen.minimumClearance(),
                regimen.maximumDoseMg(),
                regimen.intervalDays(),
                regimen.shortestIntervalDays(),
                regimen.onScheduleUntilDays(),
                new HeardList<>(regimen.freshness(), _ -> reached(place)),
                regimen.groups(),
                new Heard<>(regimen.dynamicValues(), _ -> reached(place)));
    }

    /** A list that tells which of its elements was asked for. */
    private static final class HeardList<T> extends AbstractList<T> {
        private final List<T> list;
        private final IntConsumer hear;

        HeardList(List<T> list, IntConsumer hear) {
            this.list = list;
            this.hear = hear;
        }

        @Override
        public T get(int index) {
            hear.accept(index);
            return list.get(index);
        }

        @Override
        public int size() {
            return list.size();
        }
    }

    /** A map that tells which of its keys was asked for. */
    private static final class Heard<V> extends AbstractMap<String, V> {
        private final Map<String, V> map;
        private final Consumer<String> hear;

        Heard(Map<String, V> map, Consumer<String> hear) {
            this.map = map;
            this.hear = hear;
        }

        @Override
        public @org.jspecify.annotations.Nullable V get(Object key) {
            hear.accept(String.valueOf(key));
            return map.get(key);
        }

        @Override
        public Set<Entry<String, V>> entrySet() {
            return map.entrySet();
        }
    }
}
