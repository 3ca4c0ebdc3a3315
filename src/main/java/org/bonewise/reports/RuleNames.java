package org.bonewise.reports;

import java.util.Optional;

/** Tells what a rule is about. */
@FunctionalInterface
public interface RuleNames {

    /** What a rule on a card is about; nothing for one that is not in force any more. */
    Optional<RuleName> of(String rule);

    /**
     * What a rule is about.
     *
     * @param title in one line
     * @param anchor of the rule in the page of the clinical content
     */
    record RuleName(String title, String anchor) {}
}
