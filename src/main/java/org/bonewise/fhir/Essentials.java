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

    private static final String ADVICE =
            " Send it as prefetch, or send fhirServer with fhirAuthorization that gives it.";

    private Essentials() {}

    /**
     * Ends the call when something essential is not to be had. A record that holds none of it is no such case.
     *
     * @throws HookFailure naming each prefetch key concerned and why it stayed unanswered: 412, or 503 where this service had no
     *     memory left for what the EHR sent
     */
    static void require(String hook, List<KeyResult> results) {
        Set<String> essential = TYPES.getOrDefault(hook, Set.of());
        List<KeyResult> unanswered = results.stream()
                .filter(result -> essential.contains(result.type()) && !result.isAnswered())
                .toList();
        if (unanswered.isEmpty()) {
            return;
        }
        List<Issue> issues = unanswered.stream().map(Essentials::issue).toList();
        throw unanswered.stream().allMatch(Essentials::lacksRoom)
                ? HookFailure.noRoom(issues)
                : HookFailure.dataUnobtainable(issues);
    }

    /** Whether it is this service, not the EHR, on which it failed. */
    private static boolean lacksRoom(KeyResult result) {
        return result.problems().stream().anyMatch(problem -> problem.kind() == GapKind.NO_ROOM);
    }

    private static Issue issue(KeyResult result) {
        return new Issue(
                "No advice is possible without " + result.key() + ": "
                        + result.problems().getFirst().reason() + "." + ADVICE,
                "prefetch." + result.key());
    }
}
