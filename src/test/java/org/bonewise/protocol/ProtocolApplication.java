package org.bonewise.protocol;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.bonewise.cdshooks.Action;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.Coding;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.HookService;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.cdshooks.ServiceDefinition;
import org.bonewise.cdshooks.Source;
import org.bonewise.cdshooks.Suggestion;
import org.bonewise.clients.RegisteredClients;
import org.bonewise.feedback.FeedbackInMemory;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.FeedbackStore;
import org.bonewise.fhir.CodeFilter;
import org.bonewise.fhir.FhirAgreement;
import org.bonewise.fhir.FhirAgreements;
import org.bonewise.fhir.FhirServer;
import org.bonewise.fhir.FhirServerAllowList;
import org.bonewise.fhir.PatientData;
import org.bonewise.fhir.PatientDataSource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The protocol with nothing behind it but a service that hands back what it was given to read. */
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ComponentScan(
        basePackages = {
            "org.bonewise.cdshooks",
            "org.bonewise.clients",
            "org.bonewise.feedback",
            "org.bonewise.fhir",
            "org.bonewise.explain",
            "org.bonewise.operations"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
class ProtocolApplication {

    /** Header that names the client of a call. */
    static final String CLIENT = "X-Test-Client";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RegisteredClients registeredClients() {
        return new RegisteredClients(List.of());
    }

    /** Stands in for tokens: the client is who the header says. */
    @Bean
    FilterRegistrationBean<Filter> clientOfHeader() {
        return new FilterRegistrationBean<>((request, response, chain) -> {
            String client = ((HttpServletRequest) request).getHeader(CLIENT);
            if (client != null) {
                request.setAttribute(ClientId.ATTRIBUTE, new ClientId(client));
            }
            chain.doFilter(request, response);
        });
    }

    @Bean
    FhirAgreements fhirAgreements(@Value("${bonewise.fhir.allowed-servers:}") List<String> allowedServers) {
        FhirAgreement agreement = new FhirAgreement(
                new FhirServerAllowList(allowedServers.stream()
                        .map(address -> FhirServer.at(address, false))
                        .toList()),
                null);
        return client -> agreement;
    }

    @Bean
    CodeFilter codeFilter() {
        return resource -> !resource.at("/code/text").stringValue("").equals("noise");
    }

    @Bean
    Reader reader(PatientDataSource source) {
        return new Reader(source);
    }

    @Bean
    Feedbacks feedbacks() {
        return new Feedbacks();
    }

    /** Keeps feedback, unless it is told to do something else first. */
    static final class Feedbacks implements FeedbackStore {

        private volatile FeedbackInMemory kept = empty();
        private volatile Runnable first = () -> {};

        void first(Runnable first) {
            this.first = first;
        }

        void clear() {
            kept = empty();
        }

        private static FeedbackInMemory empty() {
            return new FeedbackInMemory();
        }

        List<FeedbackItem> of(String service) {
            return kept.of(ClientId.ANONYMOUS, service);
        }

        @Override
        public void keep(ClientId client, String service, List<FeedbackItem> items) {
            first.run();
            kept.keep(client, service, items);
        }
    }

    /** Keeps the data it was given, and answers with one card that carries an order. */
    static final class Reader implements HookService {

        static final String ORDER_ID = "order-1";

        private final PatientDataSource source;
        private volatile PatientData last = new PatientData("", List.of(), Set.of(), List.of());

        Reader(PatientDataSource source) {
            this.source = source;
        }

        PatientData last() {
            return last;
        }

        @Override
        public boolean handles(ServiceDefinition service) {
            return !service.id().equals("not-handled");
        }

        @Override
        public List<Card> answer(HookRequest request) {
            if (request.context().path("encounterId").stringValue("").equals("fault")) {
                throw new IllegalStateException("Nancy Andersen has breast cancer");
            }
            last = source.read(request);
            ServiceRequest order = new ServiceRequest();
            order.setId(ORDER_ID);
            order.setSubject(new Reference("Patient/" + request.patientId()));
            return List.of(new Card(
                    "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11",
                    "Order a scan",
                    null,
                    Indicator.INFO,
                    new Source("Example", null, new Coding("https://example.org", "E-1", null)),
                    List.of(new Suggestion(
                            "Scan",
                            "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c12",
                            null,
                            List.of(new Action("create", "Orders the scan", order, null)))),
                    "at-most-one",
                    List.of(),
                    List.of()));
        }
    }
}
