package org.bonewise.guideline;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.knowledge.FactValues;
import org.bonewise.knowledge.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Which rules ask for silence, and about what. Silence never covers a critical safety message about an order or a course. A rule
 * is evaluated when its kind of silence is asked about: for most patients there is nothing to be silent about.
 */
final class Silence {

    private static final String OVERDUE = "overdue";

    /** Kinds of silence about what was told before, which is looked at when all is decided. */
    private static final Set<String> OF_MEMORY =
            Arrays.stream(Recalled.values()).map(Recalled::silence).collect(Collectors.toUnmodifiableSet());

    private final List<Rule> silences;
    private final RuleEvaluator rules;
    private final EvaluatedFacts facts;
    private final FactValues values;
    private final IdentityHashMap<Rule, Optional<Rule>> speaking = new IdentityHashMap<>();

    /** The silence rules about the patient and the running course. */
    Silence(List<Rule> silences, RuleEvaluator rules, EvaluatedFacts facts) {
        this(silences, rules, facts, facts);
    }

    private Silence(List<Rule> silences, RuleEvaluator rules, EvaluatedFacts facts, FactValues values) {
        this.silences = silences.stream()
                .filter(rule -> rule.scope() == Rule.Scope.PATIENT || rule.scope() == Rule.Scope.COURSE)
                .toList();
        this.rules = rules;
        this.facts = facts;
        this.values = values;
    }

    /** The same rules where an agent would be started for a purpose: a course for another purpose may not stand in its way. */
    Silence toStart(@Nullable String purpose) {
        return purpose == null ? this : new Silence(silences, rules, facts, StartFacts.forPurpose(purpose, facts));
    }

    /** The rule as it speaks; empty when it does not. */
    private Optional<Rule> speaking(Rule rule) {
        return speaking.computeIfAbsent(rule, asked -> {
            RuleOutcome outcome = rules.evaluate(asked, facts, values);
            boolean speaks = outcome.isTrue() || (outcome.isUnknown() && asksWhileUnknown(outcome.rule()));
            return speaks ? Optional.of(outcome.rule()) : Optional.empty();
        });
    }

    private static boolean asksWhileUnknown(Rule rule) {
        return rule.code() != null && rule.code().equals(rule.onUnknown());
    }

    /** Nothing at all is said: the patient is deceased, or is none. */
    boolean aboutEverything() {
        return asks("everything");
    }

    /** No recommendation is made. */
    boolean aboutRecommendations() {
        return asks("recommendations");
    }

    /** No start is recommended: a course runs, is overdue or is ordered. */
    boolean aboutStart() {
        return asks("start") || asks(OVERDUE);
    }

    /** What to say of a dose that is overdue, if one is. */
    Optional<RuleFinding> overdue() {
        return speaking(OVERDUE)
                .findFirst()
                .flatMap(rule -> SafetyEvaluator.finding(rules.evaluate(rule, facts), "patient"));
    }

    /** The rule that keeps silent about what was told before. */
    Optional<Rule> about(Recalled recalled) {
        return speaking(recalled.silence()).findFirst();
    }

    /** The rules that take effect, given what there would be to say. */
    List<Rule> effective(boolean somethingToStart) {
        return silences.stream()
                .filter(rule -> rule.code() == null || !OF_MEMORY.contains(rule.code()))
                .flatMap(rule -> speaking(rule).stream())
                .filter(rule -> !"start".equals(rule.code()) || somethingToStart)
                .toList();
    }

    private boolean asks(String code) {
        return speaking(code).findFirst().isPresent();
    }

    private Stream<Rule> speaking(String code) {
        return silences.stream()
                .filter(rule -> code.equals(rule.code()) || !rule.variants().isEmpty())
                .flatMap(rule -> speaking(rule).stream())
                .filter(rule -> code.equals(rule.code()));
    }
}
