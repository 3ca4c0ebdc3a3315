package org.bonewise.demo;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The sandbox EHR and the playground page; nothing of it exists outside the profile {@code demo}. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    // The sandbox stands for a foreign system, so it shares no FHIR context with the service.
    private final FhirContext fhir = FhirContext.forR4();
    private final SamplePatients patients = new SamplePatients(fhir);

    @Bean
    ServletRegistrationBean<SandboxFhirServer> sandboxFhirServer(ObjectProvider<Clock> clock) {
        // The service's own clock, so that both agree on what day it is.
        SandboxStore store = new SandboxStore(patients, clock.getIfAvailable(Clock::systemDefaultZone));
        return new ServletRegistrationBean<>(new SandboxFhirServer(fhir, store), SandboxFhirServer.PATH + "/*");
    }

    @Bean
    RouterFunction<ServerResponse> playgroundPatients() {
        return RouterFunctions.route()
                .GET("/demo/patients.json", request -> ServerResponse.ok()
                        .body(new Playground(
                                SandboxFhirServer.baseUrl(
                                        request.servletRequest().getLocalPort()),
                                patients.stories())))
                .build();
    }

    @Bean
    PlaygroundPages playgroundPages() {
        return new PlaygroundPages();
    }

    @EventListener
    void announce(WebServerInitializedEvent event) {
        LOG.info(
                "Playground with sample patients: http://127.0.0.1:{}/",
                event.getWebServer().getPort());
    }
}
