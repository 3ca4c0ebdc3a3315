package org.bonewise.cdshooks;

import java.util.Map;
import java.util.Optional;
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

    /** The field of each hook that carries resources, and the shape of it. */
    private static final Map<String, Carried> CARRIED = Map.of(
            "order-select", new Carried("draftOrders", true),
            "order-sign", new Carried("draftOrders", true),
            "appointment-book", new Carried("appointments", true),
            "problem-list-item-create", new Carried("conditions", true),
            "medication-refill", new Carried("medications", true),
            "allergyintolerance-create", new Carried("allergyIntolerance", false));

    /**
     * A field of the context that carries resources.
     *
     * @param bundle whether it is a Bundle of them, else one resource
     */
    record Carried(String field, boolean bundle) {}

    private HookContexts() {}

    /** The field in which a hook carries resources. */
    static Optional<Carried> carried(String hook) {
        return Optional.ofNullable(CARRIED.get(hook));
    }

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
