package org.bonewise;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Rule;
import org.bonewise.reports.RuleNames;

/** What the rules are about that are in force here: in the guideline of most clients, else in that of another. */
final class NamesInForce {

    private NamesInForce() {}

    static RuleNames of(Knowledge knowledge, GuidelineSetting chosen) {
        Map<String, RuleNames.RuleName> names = new HashMap<>();
        add(names, Objects.requireNonNull(knowledge.guidelines().get(chosen.forOthers())));
        chosen.inForce().forEach(guideline -> add(names, guideline));
        knowledge.safety().forEach(rule -> add(names, chosen.forOthers(), rule));
        return rule -> Optional.ofNullable(names.get(rule));
    }

    private static void add(Map<String, RuleNames.RuleName> names, Guideline guideline) {
        guideline.rules().forEach(rule -> add(names, guideline.id(), rule));
    }

    private static void add(Map<String, RuleNames.RuleName> names, String guideline, Rule rule) {
        names.putIfAbsent(rule.id(), new RuleNames.RuleName(rule.title(), Anchors.ofArtefact(guideline, rule)));
    }
}
