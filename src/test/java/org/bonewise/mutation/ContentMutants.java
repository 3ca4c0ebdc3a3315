package org.bonewise.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bonewise.cases.CaseTrials;
import org.bonewise.knowledge.ArtefactCopy;
import org.bonewise.knowledge.Freshness;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.ShippedParts;
import org.bonewise.knowledge.Windows;
import org.jspecify.annotations.Nullable;

/** All mutants of the artefacts that are shipped. */
final class ContentMutants {

    /** Stands for the text of a condition that is left out. */
    static final String LEFT_OUT = "(left out)";

    private static final String PARAMETERS = "terms/parameters.json";
    private static final String WINDOWS = "terms/windows.json";
    private static final String PLAUSIBLE = "terms/plausible-ranges.json";

    private final ShippedParts parts;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Set<String>> rulesByTerm = new HashMap<>();
    private final List<Mutant> all = new ArrayList<>();

    private ContentMutants(ShippedParts parts) {
        this.parts = parts;
        Knowledge knowledge = parts.knowledge();
        Stream.concat(
                        knowledge.safety().stream(),
                        knowledge.guidelines().values().stream().flatMap(guideline -> guideline.rules().stream()))
                .flatMap(rule -> Stream.concat(Stream.of(rule), rule.variants().stream()))
                .forEach(rule -> rules.put(rule.file() + ' ' + rule.artefactId(), rule));
        rules.values().forEach(rule -> rule.conditions().forEach(condition -> terms(condition, rule.id())));
    }

    private void terms(ParsedExpression expression, String rule) {
        for (String name : expression.names()) {
            ParsedExpression term = parts.terms().get(name);
            if (term != null
                    && rulesByTerm.computeIfAbsent(name, _ -> new TreeSet<>()).add(rule)) {
                terms(term, rule);
            }
        }
    }

    /** Every small change, by file. */
    static List<Mutant> of(ShippedParts parts) {
        ContentMutants mutants = new ContentMutants(parts);
        mutants.rules.values().forEach(mutants::rule);
        parts.terms().forEach(mutants::term);
        parts.knowledge().regimens().values().forEach(mutants::regimen);
        mutants.parameters();
        mutants.windows();
        mutants.plausible();
        return mutants.all.stream().sorted(Comparator.comparing(Mutant::file)).toList();
    }

    private void rule(Rule rule) {
        IntStream.range(0, rule.conditions().size()).forEach(index -> {
            String text = rule.conditions().get(index).text();
            ExpressionMutations.of(text).forEach(after -> condition(rule, index, after, List.of(after)));
            condition(rule, index, LEFT_OUT, List.of());
        });
    }

    private void condition(Rule rule, int index, String after, List<String> texts) {
        all.add(new Mutant(
                rule.file(),
                rule.artefactId(),
                rule.conditions().get(index).text(),
                after,
                Set.of(rule.id()),
                coverage -> coverage.situations()
                        .noticing(rule.conditions().get(index), texts.isEmpty() ? null : parts.expression(after)),
                knowledge -> {
                    List<ParsedExpression> others =
                            texts.stream().map(parts::expression).toList();
                    return Replaced.rules(
                            knowledge,
                            one -> one.file().equals(rule.file())
                                            && one.artefactId().equals(rule.artefactId())
                                    ? Replaced.conditions(one, exchanged(one.conditions(), index, others))
                                    : one);
                }));
    }

    private static <T> List<T> exchanged(List<T> list, int index, List<T> others) {
        List<T> changed = new ArrayList<>(list);
        changed.remove(index);
        changed.addAll(index, others);
        return List.copyOf(changed);
    }

    private void term(String name, ParsedExpression term) {
        String file = term.location().substring(0, term.location().indexOf(' '));
        for (String after : ExpressionMutations.of(term.text())) {
            all.add(new Mutant(
                    file,
                    name,
                    term.text(),
                    after,
                    rulesByTerm.getOrDefault(name, Set.of()),
                    coverage -> coverage.situations().noticing(term, parts.expression(after)),
                    knowledge -> Replaced.engine(knowledge, parts.engine(name, parts.expression(after)))));
        }
    }

    private void regimen(Regimen regimen) {
        for (RegimenMutations.Changed changed : RegimenMutations.of(read(regimen.file()))) {
            all.add(new Mutant(
                    regimen.file(),
                    changed.at(),
                    changed.before(),
                    changed.after(),
                    Set.of(),
                    coverage -> noticing(regimen, changed, coverage),
                    knowledge -> {
                        Regimen other = parts.regimen(changed.json());
                        return Replaced.regimens(knowledge, one -> one.url().equals(other.url()) ? other : one);
                    }));
        }
    }

    /** A dose or an interval also tells which product an order is of, whatever is judged. */
    private static Collection<String> noticing(Regimen regimen, RegimenMutations.Changed changed, Coverage coverage) {
        Set<String> order = new LinkedHashSet<>(coverage.reaching(Coverage.regimen(regimen.id())));
        if (changed.at().startsWith("dosage") || changed.at().startsWith("dynamicValue")) {
            order.addAll(CaseTrials.ids());
        } else if (changed.at().startsWith("freshness") && isNumber(changed.before())) {
            order.removeIf(
                    id -> !hasDateBetween(id, new BigDecimal(changed.before()), new BigDecimal(changed.after())));
        }
        return order;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(Character::isDigit);
    }

    /** A window that ends elsewhere matters only to what happened between its two ends, give or take a day. */
    private static boolean hasDateBetween(String id, BigDecimal one, BigDecimal other) {
        return !CaseTrials.ages(id)
                .subSet(one.min(other).intValue() - 1, true, one.max(other).intValue() + 1, true)
                .isEmpty();
    }

    private static Set<String> withDateBetween(BigDecimal one, BigDecimal other) {
        return CaseTrials.ids().stream()
                .filter(id -> hasDateBetween(id, one, other))
                .collect(Collectors.toSet());
    }

    private static String read(String file) {
        try {
            return Files.readString(ArtefactCopy.SHIPPED.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void parameters() {
        parts.knowledge()
                .parameters()
                .forEach((name, value) -> steps(
                        PARAMETERS,
                        name,
                        value,
                        coverage -> coverage.reaching(Coverage.parameter(name)),
                        (knowledge, step) -> {
                            Map<String, BigDecimal> changed = new HashMap<>(knowledge.parameters());
                            changed.put(name, step);
                            return Replaced.numbers(knowledge, knowledge.windows(), knowledge.plausible(), changed);
                        }));
    }

    private void windows() {
        List<Freshness> entries = parts.knowledge().windows().entries();
        IntStream.range(0, entries.size()).forEach(index -> {
            Freshness entry = entries.get(index);
            BigDecimal days = BigDecimal.valueOf(entry.days());
            for (BigDecimal step : Steps.of(days)) {
                Freshness other = new Freshness(entry.item(), step.intValueExact(), entry.when());
                step(WINDOWS, entry.item(), days, step, _ -> withDateBetween(days, step), knowledge -> {
                    Windows changed = new Windows(exchanged(entries, index, List.of(other)));
                    return Replaced.numbers(knowledge, changed, knowledge.plausible(), knowledge.parameters());
                });
            }
        });
    }

    private void plausible() {
        for (PlausibleRange range : parts.knowledge().plausible().values()) {
            bound(
                    range,
                    "low",
                    range.low(),
                    step -> new PlausibleRange(range.item(), step, range.high(), range.unit()));
            bound(
                    range,
                    "high",
                    range.high(),
                    step -> new PlausibleRange(range.item(), range.low(), step, range.unit()));
        }
    }

    private void bound(
            PlausibleRange range,
            String which,
            @Nullable BigDecimal value,
            Function<BigDecimal, PlausibleRange> other) {
        if (value != null) {
            steps(
                    PLAUSIBLE,
                    range.item() + ' ' + which,
                    value,
                    coverage -> coverage.reaching(Coverage.plausible(range.item())),
                    (knowledge, step) -> {
                        Map<String, PlausibleRange> changed = new HashMap<>(knowledge.plausible());
                        changed.put(range.item(), other.apply(step));
                        return Replaced.numbers(knowledge, knowledge.windows(), changed, knowledge.parameters());
                    });
        }
    }

    private void steps(
            String file,
            String at,
            BigDecimal value,
            Function<Coverage, Collection<String>> noticing,
            BiFunction<Knowledge, BigDecimal, Knowledge> change) {
        for (BigDecimal step : Steps.of(value)) {
            step(file, at, value, step, noticing, knowledge -> change.apply(knowledge, step));
        }
    }

    private void step(
            String file,
            String at,
            BigDecimal value,
            BigDecimal step,
            Function<Coverage, Collection<String>> noticing,
            UnaryOperator<Knowledge> change) {
        all.add(new Mutant(file, at, value.toPlainString(), step.toPlainString(), Set.of(), noticing, change));
    }
}
