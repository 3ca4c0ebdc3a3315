package org.bonewise.fhir;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts, times and traces the queries of one call. They run in threads of their own, so what they belong to is taken from the thread
 * that makes this. A query goes by the key of its template: its address names the patient.
 */
final class QueryObserver {

    /** Name of the timer; its tags are {@code query} and {@code outcome}. */
    private static final String NAME = "bonewise.fhir.query";

    private final ObservationRegistry registry;
    private final @Nullable Observation parent;

    QueryObserver(ObservationRegistry registry) {
        this.registry = registry;
        parent = registry.getCurrentObservation();
    }

    /**
     * Runs a query.
     *
     * @param key of its template
     * @param query is given the headers by which the server can join the trace
     */
    Answer observe(String key, Function<Map<String, String>, Answer> query) {
        Map<String, String> headers = new HashMap<>();
        SenderContext<Map<String, String>> context = new SenderContext<>(
                (carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value), Kind.CLIENT);
        context.setCarrier(headers);
        Observation observation = Observation.createNotStarted(NAME, () -> context, registry)
                .parentObservation(parent)
                .contextualName("fhir " + key)
                .lowCardinalityKeyValue("query", key)
                .start();
        String outcome = GapKind.OTHER.label();
        try {
            Answer answer = query.apply(headers);
            outcome = outcome(answer);
            return answer;
        } finally {
            observation.lowCardinalityKeyValue("outcome", outcome).stop();
        }
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Page _ -> "answered";
            case Answer.Failed failed -> GapKind.of(failed.reason()).label();
            case Answer.WrongKind _ -> GapKind.UNREADABLE.label();
        };
    }
}
