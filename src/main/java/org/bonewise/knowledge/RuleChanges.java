package org.bonewise.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.jspecify.annotations.Nullable;

/**
 * What a guideline changes of rules that it takes from elsewhere, each named by its id: an action overrides the rule of that
 * id, unless the extension {@code change} says that it is left out or added.
 */
final class RuleChanges {

    private static final String CHANGE = "change";
    private static final String LEFT_OUT = "left-out";
    private static final String ADDED = "added";

    private RuleChanges() {}

    /** Whether an action only names what is left out. */
    static boolean isLeftOut(PlanDefinitionActionComponent action) {
        return LEFT_OUT.equals(code(action));
    }

    private static @Nullable String code(PlanDefinitionActionComponent action) {
        return Extensions.text(action.getExtension(), CHANGE);
    }

    /**
     * The rules as changed, in the order in which they were taken, what is added last.
     *
     * @param read the rule of an action
     * @param file where the changes stand
     */
    static List<Rule> applied(
            List<Rule> taken,
            List<PlanDefinitionActionComponent> changes,
            Function<PlanDefinitionActionComponent, Rule> read,
            Location file) {
        Map<String, Rule> byId = new LinkedHashMap<>();
        taken.forEach(rule -> byId.put(rule.artefactId(), rule));
        for (PlanDefinitionActionComponent change : changes) {
            String id = String.valueOf(change.getId());
            boolean isThere = byId.containsKey(id);
            String problem =
                    switch (code(change)) {
                        case null -> isThere ? null : "overrides " + id + ", which the topic does not have";
                        case LEFT_OUT -> isThere ? null : "leaves out " + id + ", which the topic does not have";
                        case ADDED ->
                            isThere ? "adds " + id + ", which the topic has: without added it overrides it" : null;
                        default -> "unknown change " + code(change) + ": write left-out or added, or none to override";
                    };
            if (problem != null) {
                file.at(id).problem(problem);
            }
            if (isLeftOut(change)) {
                byId.remove(id);
            } else {
                byId.put(id, read.apply(change));
            }
        }
        return List.copyOf(byId.values());
    }
}
