package org.bonewise.cases;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.Room;
import org.bonewise.cdshooks.ServiceDefinition;
import org.bonewise.feedback.Reason;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Matter;
import org.bonewise.guideline.Recollection;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.quiet.Quiet;
import org.bonewise.quiet.QuietInMemory;
import org.bonewise.quiet.QuietWindows;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the reader of a case was told before: all that there is to tell, by the words {@code "told": "P89D"} (so long ago), and
 * perhaps overrode, {@code "overrode": "patient-refuses"} (then, for that reason). What changed of the patient after that stands in
 * {@code "since"}.
 */
final class CaseMemory {

    private static final byte[] SECRET = "a secret of thirty-two characters".getBytes(StandardCharsets.US_ASCII);
    private static final String REASONS = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    /** Changes of the patient that the reader was not told of. */
    static final String SINCE = "since";

    /** What a case may say of it beside its patient. */
    static final Set<String> WORDS = Set.of("told", "overrode", CaseMemory.SINCE);

    private CaseMemory() {}

    /** Whether anything was told. */
    static boolean isIn(JsonNode patient) {
        return patient.has("told");
    }

    /**
     * What is recalled now.
     *
     * @param first what there was to tell
     */
    static Recollection of(JsonNode patient, String hook, Knowledge knowledge, Assessment first) {
        QuietInMemory memory = new QuietInMemory();
        Quiet quiet = new Quiet(memory, SECRET, QuietWindows.of(knowledge), Duration.ofSeconds(2));
        HookRequest call = call(hook);
        Instant then =
                Cases.NOW.toInstant().minus(Duration.parse(patient.path("told").asString()));
        Map<UUID, Matter> cards = new LinkedHashMap<>();
        first.advice().forEach(advice -> Matter.of(advice, first.facts())
                .ifPresent(matter -> cards.put(UUID.randomUUID(), matter)));
        quiet.telling(call, () -> cards, then).accept(Duration.ZERO);
        if (patient.has("overrode")) {
            Reason reason = new Reason(patient.path("overrode").asString(), REASONS, null);
            cards.keySet().forEach(card -> memory.overridden(card, then, reason));
        }
        return quiet.of(call, Cases.NOW);
    }

    private static HookRequest call(String hook) {
        ServiceDefinition service = new ServiceDefinition(hook, null, "case", "case", Map.of(), null);
        JsonNode context = JsonNodeFactory.instance
                .objectNode()
                .put("userId", "Practitioner/1")
                .put("patientId", "p1");
        return new HookRequest(
                service, hook, "case", context, Map.of(), null, ClientId.ANONYMOUS, "", Room.unlimited());
    }
}
