package org.bonewise.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bonewise.cdshooks.CallListener;
import org.bonewise.cdshooks.CallNotes;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.Door;
import org.bonewise.cdshooks.EndedCall;
import org.bonewise.cdshooks.ServiceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Leaves one line of each call of a client that is known: who asked what, and what was answered. Nothing of the patient or the user
 * is in it. As text the line holds all of it; where the log is JSON, each part is a field too.
 */
final class AuditLog implements CallListener {

    /** Name of the logger, by which the lines can be kept apart. */
    static final String LOGGER = "bonewise.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    /** The fields of a JSON line are named so, beside those of others. */
    private static final String PREFIX = "audit.";

    @Override
    public void ended(EndedCall call) {
        boolean isKnown = call.notes().service().isPresent() || !call.client().equals(ClientId.ANONYMOUS);
        if (call.door() == Door.OTHER || !isKnown) {
            return;
        }
        Map<String, Object> parts = parts(call);
        LoggingEventBuilder line = LOG.atInfo();
        for (Map.Entry<String, Object> part : parts.entrySet()) {
            line = line.addKeyValue(PREFIX + part.getKey(), part.getValue());
        }
        line.log(() -> parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(" ", "audit ", "")));
    }

    private static Map<String, Object> parts(EndedCall call) {
        CallNotes notes = call.notes();
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("door", call.door().label());
        parts.put("client", call.client().value());
        parts.put("tenant", call.tenant());
        parts.put("service", notes.service().map(ServiceDefinition::id).orElse(""));
        parts.put("hook", notes.service().map(ServiceDefinition::hook).orElse(""));
        parts.put("hookInstance", notes.hookInstance().orElse(""));
        parts.put("status", call.status());
        parts.put("outcome", call.outcome());
        parts.put("durationMs", TimeUnit.NANOSECONDS.toMillis(call.nanos()));
        parts.put("cards", notes.cards().stream().map(Card::uuid).collect(Collectors.joining(",")));
        parts.put("rules", String.join(",", notes.rules()));
        parts.put("number", call.number());
        return parts;
    }
}
