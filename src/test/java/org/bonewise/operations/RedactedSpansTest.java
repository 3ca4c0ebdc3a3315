package org.bonewise.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes out of a span. */
class RedactedSpansTest {

    private static final class Kept implements SpanExporter {

        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void itsNameAndWhatTellsNothingOfAPatient() {
        Kept kept = new Kept();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new RedactedSpans(kept)))
                .build()) {
            Span span = provider.get("test").spanBuilder("fhir conditions").startSpan();
            span.setAttribute("outcome", "timeout");
            span.setAttribute("http.url", "https://ehr.example/fhir/Condition?patient=p1");
            span.setAttribute("anything", "Nancy Andersen");
            span.recordException(new IllegalStateException("Nancy Andersen has breast cancer"));
            span.addEvent("Nancy Andersen");
            span.setStatus(StatusCode.ERROR, "Nancy Andersen has breast cancer");
            span.end();
        }

        SpanData span = kept.spans.getFirst();
        assertThat(span.getName()).isEqualTo("fhir conditions");
        assertThat(span.getAttributes().asMap()).hasSize(1).containsEntry(AttributeKey.stringKey("outcome"), "timeout");
        assertThat(span.getEvents()).isEmpty();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
    }
}
