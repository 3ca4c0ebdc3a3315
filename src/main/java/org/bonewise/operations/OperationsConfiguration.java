package org.bonewise.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import org.bonewise.cdshooks.OpenDoor;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.knowledge.ContentReview;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what operators see. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    Buckets buckets() {
        return new Buckets();
    }

    @Bean
    CallMeters callMeters(MeterRegistry meters) {
        return new CallMeters(meters);
    }

    @Bean
    AuditLog auditLog() {
        return new AuditLog();
    }

    @Bean
    Phases phases(ObservationRegistry registry) {
        return new Phases(registry);
    }

    @Bean
    ContentMeters contentMeters(ObjectProvider<ContentReview> review, Clock clock) {
        return new ContentMeters(review.getIfAvailable(() -> ContentReview.NONE), clock);
    }

    /** Whatever goes out, goes through this. */
    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(RedactedSpans::new).toList());
    }

    /** Counters hold nothing of patients, but they are nobody's who can only reach the services. */
    @Bean
    SmartInitializingSingleton portOfItsOwn(Environment environment, OpenDoor door) {
        return () -> {
            int service = environment.getProperty("server.port", Integer.class, 8080);
            Integer management = environment.getProperty("management.server.port", Integer.class);
            boolean shared = management == null || (management != 0 && management == service);
            if (shared && !door.isOpen()) {
                throw new StartRefusedException(
                        "management.server.port is that of the services: set it to another, which only your monitoring"
                                + " reaches, or to -1 for none");
            }
        };
    }
}
