package org.bonewise.cdshooks;

import java.util.Map;
import java.util.Set;

/**
 * Which fields of a hook's context must be there, and which may stand in a prefetch token, after the metadata tables of the CDS
 * Hooks library.
 */
final class HookContexts {

    private static final Set<String> USER_AND_PATIENT = Set.of("userId", "patientId");
    private static final Set<String> WITH_ENCOUNTER = Set.of("userId", "patientId", "encounterId");

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "patient-view", USER_AND_PATIENT,
            "order-select", USER_AND_PATIENT,
            "order-sign", USER_AND_PATIENT,
            "encounter-start", WITH_ENCOUNTER,
            "encounter-discharge", WITH_ENCOUNTER,
            "appointment-book", USER_AND_PATIENT,
            "problem-list-item-create", USER_AND_PATIENT,
            "allergyintolerance-create", USER_AND_PATIENT,
            "medication-refill", Set.of("patientId"));

    private HookContexts() {}

    /** Whether we know the hook's context. */
    static boolean knows(String hook) {
        return REQUIRED.containsKey(hook);
    }

    /** Context fields, all strings, without which a call of the hook is refused. */
    static Set<String> required(String hook) {
        return REQUIRED.getOrDefault(hook, Set.of("patientId"));
    }

    /** Context fields that a prefetch template of the hook may name. */
    static Set<String> tokens(String hook) {
        return knows(hook) ? WITH_ENCOUNTER : Set.of("patientId");
    }
}
