package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.knowledge.Rule;

/** Which rules ask for silence, and about what. Silence never covers a critical safety message about an order or a course. */
final class Silence {

    private static final String OVERDUE = "overdue";

    private final List<Rule> speaking;

    private Silence(List<Rule> speaking) {
        this.speaking = speaking;
    }

    /** Evaluates the silence rules about the patient and the running course. */
    static Silence of(List<Rule> silences, RuleEvaluator rules, EvaluatedFacts facts) {
        List<Rule> speaking = new ArrayList<>();
        for (Rule rule : silences) {
            if (rule.scope() == Rule.Scope.PATIENT || rule.scope() == Rule.Scope.COURSE) {
                RuleOutcome outcome = rules.evaluate(rule, facts);
                if (outcome.isTrue() || (outcome.isUnknown() && asksWhileUnknown(outcome.rule()))) {
                    speaking.add(outcome.rule());
                }
            }
        }
        return new Silence(speaking);
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
    Optional<RuleFinding> overdue(RuleEvaluator rules, EvaluatedFacts facts) {
        return speaking.stream()
                .filter(rule -> OVERDUE.equals(rule.code()))
                .findFirst()
                .flatMap(rule -> SafetyEvaluator.finding(rules.evaluate(rule, facts), "patient"));
    }

    /** The rules that take effect, given what there would be to say. */
    List<Rule> effective(boolean somethingToStart) {
        return speaking.stream()
                .filter(rule -> !"start".equals(rule.code()) || somethingToStart)
                .toList();
    }

    private boolean asks(String code) {
        return speaking.stream().anyMatch(rule -> code.equals(rule.code()));
    }
}
