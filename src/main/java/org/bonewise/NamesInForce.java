package org.bonewise;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        add(names, knowledge, chosen, rule -> rule.artefactId().equals(rule.id()));
        add(names, knowledge, chosen, _ -> true);
        return rule -> Optional.ofNullable(names.get(rule));
    }

    /** A variant speaks of a part of what its rule is about: it gives the name only where nothing else does. */
    private static void add(
            Map<String, RuleNames.RuleName> names,
            Knowledge knowledge,
            GuidelineSetting chosen,
            Predicate<Rule> named) {
        Guideline most = Objects.requireNonNull(knowledge.guidelines().get(chosen.forOthers()));
        Stream.concat(Stream.of(most), chosen.inForce().stream())
                .forEach(guideline ->
                        guideline.rules().stream().filter(named).forEach(rule -> add(names, guideline.id(), rule)));
        knowledge.safety().stream().filter(named).forEach(rule -> add(names, most.id(), rule));
    }

    private static void add(Map<String, RuleNames.RuleName> names, String guideline, Rule rule) {
        names.putIfAbsent(rule.id(), new RuleNames.RuleName(rule.title(), Anchors.ofArtefact(guideline, rule)));
    }
}
