package org.bonewise.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.Rule;

/**
 * The anchors of one guideline's rules: each by its id in the artefact, and the first of those that share a shown id by that too,
 * unless a rule has just that id in its artefact.
 */
final class RuleAnchors {

    private final String guideline;
    private final Set<String> own;
    private final Set<String> used = new HashSet<>();

    RuleAnchors(String guideline, List<Rule> rules) {
        this.guideline = guideline;
        this.own =
                rules.stream().map(rule -> Anchors.ofArtefact(guideline, rule)).collect(Collectors.toSet());
    }

    /** Those of the next rule, in the order of the page. */
    List<String> of(Rule rule) {
        List<String> anchors = new ArrayList<>();
        anchors.add(Anchors.ofArtefact(guideline, rule));
        String shown = Anchors.rule(guideline, rule);
        if (!own.contains(shown) && used.add(shown)) {
            anchors.add(shown);
        }
        return anchors;
    }
}
