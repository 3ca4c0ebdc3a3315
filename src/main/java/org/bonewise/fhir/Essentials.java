package org.bonewise.fhir;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.cdshooks.HookFailure.Issue;

/** The data without which a hook cannot be answered at all. Hooks that carry resources are answered from their context alone. */
final class Essentials {

    private static final Set<String> CHART = Set.of("Patient", "Condition");

    private static final Map<String, Set<String>> TYPES =
            Map.of("patient-view", CHART, "encounter-start", CHART, "encounter-discharge", CHART);

    private Essentials() {}

    /**
     * Ends the call when something essential is not to be had. A record that holds none of it is no such case.
     *
     * @throws HookFailure naming each prefetch key concerned and why it stayed unanswered
     */
    static void require(String hook, List<KeyResult> results) {
        Set<String> essential = TYPES.getOrDefault(hook, Set.of());
        List<Issue> unanswered = results.stream()
                .filter(result -> essential.contains(result.type()) && !result.isAnswered())
                .map(Essentials::issue)
                .toList();
        if (!unanswered.isEmpty()) {
            throw HookFailure.dataUnobtainable(unanswered);
        }
    }

    private static Issue issue(KeyResult result) {
        String reason = result.problems().getFirst().reason();
        return new Issue(
                "No advice is possible without " + result.key() + ": " + reason + ". Send it as prefetch, or send"
                        + " fhirServer with fhirAuthorization that gives it.",
                "prefetch." + result.key());
    }
}
