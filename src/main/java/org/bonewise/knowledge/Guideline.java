package org.bonewise.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of topics from one body, those of its fallback included.
 *
 * @param id as configured, for example {@code esmo}
 * @param rules the rules of its topics in their order
 */
public record Guideline(
        String id, String version, String title, @Nullable String url, List<Rule> rules) {

    /** The same with other rules. */
    public Guideline withRules(List<Rule> others) {
        return new Guideline(id, version, title, url, List.copyOf(others));
    }

    /** Rules of one kind, in order. */
    public List<Rule> rules(Rule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).toList();
    }
}
