package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.Fact;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;

/**
 * What one safety or message rule says.
 *
 * @param rule the rule, its variant already chosen
 * @param status what it means for the candidate; {@code OK} when it only informs
 * @param about agent, reference of an order, or {@code patient}
 * @param because facts its conditions rest on
 * @param missing facts that are not known and must be found out
 * @param certainty whether the rule holds, or only may
 */
public record RuleFinding(
        Rule rule,
        SafetyStatus status,
        Severity severity,
        String about,
        List<Fact> because,
        List<Fact> missing,
        Certainty certainty) {

    /** A rule that holds, or that says what not knowing means. */
    public RuleFinding(
            Rule rule, SafetyStatus status, Severity severity, String about, List<Fact> because, List<Fact> missing) {
        this(rule, status, severity, about, because, missing, Certainty.HOLDS);
    }

    /** How surely a rule speaks. */
    public enum Certainty {
        /** By what is known. */
        HOLDS,
        /** The record leaves a value open (a range, one of several words, a date that is not exact), and some forbid a dose. */
        POSSIBLE,
        /** The rule could not be evaluated. */
        UNCHECKED
    }
}
