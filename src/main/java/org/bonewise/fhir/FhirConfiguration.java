package org.bonewise.fhir;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dns;
import org.bonewise.cdshooks.ResourceEncoder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the access to patient data. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FhirProperties.class, BreakerProperties.class})
class FhirConfiguration {

    @Bean
    ResourceEncoder resourceEncoder() {
        return resource -> FhirContexts.r4().newJsonParser().encodeResourceToString(resource);
    }

    @Bean(destroyMethod = "shutdownNow", defaultCandidate = false)
    ExecutorService fhirQueryThreads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    Breakers breakers(BreakerProperties properties, ObjectProvider<MeterRegistry> meters) {
        return new Breakers(properties, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    FhirServersHealth fhirServersHealthIndicator(Breakers breakers) {
        return new FhirServersHealth(breakers);
    }

    @Bean
    PatientDataSource patientDataSource(
            FhirProperties properties,
            FhirAgreements agreements,
            @Qualifier("fhirQueryThreads") ExecutorService threads,
            ObjectProvider<CodeFilter> filter,
            ObjectProvider<Dns> names,
            Breakers breakers,
            ObjectProvider<ObservationRegistry> observations) {
        return new PatientDataSource(
                new HttpClients(names.getIfAvailable(() -> Dns.SYSTEM)),
                agreements,
                properties,
                new Gatherer(threads),
                filter.getIfAvailable(() -> CodeFilter.KEEP_ALL),
                breakers,
                observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
