package org.bonewise.operations;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets of each span go out what is known to tell nothing of a patient: its name, times and a few attributes. Libraries put addresses
 * and messages of faults into the others.
 */
final class RedactedSpans implements SpanExporter {

    private static final Set<String> ATTRIBUTES =
            Set.of("hook", "phase", "query", "outcome", "error", "method", "status", "uri");

    private final SpanExporter to;

    RedactedSpans(SpanExporter to) {
        this.to = to;
    }

    private static final class Redacted extends DelegatingSpanData {

        private final Attributes attributes;

        Redacted(SpanData span) {
            super(span);
            AttributesBuilder kept = Attributes.builder().putAll(span.getAttributes());
            attributes =
                    kept.removeIf(key -> !ATTRIBUTES.contains(key.getKey())).build();
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        /** Exceptions, with their messages. */
        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return to.export(spans.stream().<SpanData>map(Redacted::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return to.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return to.shutdown();
    }
}
