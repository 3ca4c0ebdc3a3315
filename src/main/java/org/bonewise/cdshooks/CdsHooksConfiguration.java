package org.bonewise.cdshooks;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Map;
import org.apache.catalina.core.StandardHost;
import org.bonewise.files.MergedFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Wires the protocol. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CdsHooksProperties.class, LimitsProperties.class})
class CdsHooksConfiguration {

    /** Where services are called; the filters stand before all of them. */
    private static final List<String> DOORS = List.of("/cds-services", "/explain");

    /** The services of ours and of the hospital. */
    @Bean
    MergedFolder hooksFolder(CdsHooksProperties properties) {
        return ServiceFiles.folder(
                properties.hooksDirectory(), properties.site().hooksDirectory());
    }

    @Bean
    ServiceCatalog serviceCatalog(
            @Qualifier("hooksFolder") MergedFolder folder,
            ObjectProvider<HookService> handlers,
            ObjectProvider<LocalCodes> locals) {
        PrefetchCodes codes = new PrefetchCodes(locals.getIfAvailable(() -> standard -> List.of()));
        return new ServiceCatalog(
                ServiceFiles.readAll(folder).stream().map(codes::completed).toList(),
                handlers.orderedStream().toList());
    }

    @Bean
    HookJson hookJson(ResourceEncoder encoder) {
        return new HookJson(encoder);
    }

    @Bean
    Turns turns() {
        return new Turns(Runtime.getRuntime().availableProcessors());
    }

    @Bean
    RequestBody requestBody(CdsHooksProperties properties, LimitsProperties limits) {
        limits.requireRoomFor(properties.maxRequestSize());
        return new RequestBody(properties.maxRequestSize(), limits.bodyTime());
    }

    @Bean
    Replies replies(HookJson json) {
        return new Replies(json);
    }

    @Bean
    Admission admission(LimitsProperties limits) {
        return new Admission(limits);
    }

    @Bean
    Origins origins(CdsHooksProperties properties, ObjectProvider<ClientOrigins> ofClients) {
        return new Origins(
                properties.cors().allowedOrigins(),
                ofClients.getIfAvailable(() -> new ClientOrigins(Map.of())).byClient());
    }

    @Bean
    ServiceCalls serviceCalls(
            ServiceCatalog catalog,
            Admission admission,
            RequestBody body,
            Turns turns,
            Replies replies,
            OpenDoor door,
            Origins origins) {
        return new ServiceCalls(catalog, admission, body, turns, replies, door, origins);
    }

    /** Numbers every request, wherever to, and what is made of its errors. */
    @Bean
    static FilterRegistrationBean<CorrelationFilter> correlationFilter() {
        FilterRegistrationBean<CorrelationFilter> registration = new FilterRegistrationBean<>(new CorrelationFilter());
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Runs before all that refuses or answers a call, so that none goes unheard. */
    @Bean
    FilterRegistrationBean<CallFilter> callFilter(ObjectProvider<CallListener> listeners) {
        return filter(new CallFilter(listeners.orderedStream().toList()), Ordered.HIGHEST_PRECEDENCE + 2);
    }

    /** Runs before all that refuses, so that refusals and preflight requests carry the headers too. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(Origins origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(origins.all());
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
        cors.setExposedHeaders(List.of(Correlation.HEADER, HttpHeaders.RETRY_AFTER));
        cors.setMaxAge(3600L);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        for (String door : DOORS) {
            source.registerCorsConfiguration(door, cors);
            source.registerCorsConfiguration(door + "/**", cors);
        }
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new BareCorsRefusal());
        return filter(filter, Ordered.HIGHEST_PRECEDENCE + 3);
    }

    /** Runs next, so that nothing is looked at that others could have read. */
    @Bean
    @ConditionalOnBooleanProperty(name = "bonewise.require-tls", matchIfMissing = true)
    FilterRegistrationBean<OnlyTls> onlyTls(HookJson json) {
        FilterRegistrationBean<OnlyTls> registration = new FilterRegistrationBean<>(new OnlyTls(json));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
        return registration;
    }

    @Bean
    CdsHooksVersion cdsHooksVersion(CdsHooksProperties properties) {
        return CdsHooksVersion.of(properties.cdsHooksVersion());
    }

    /** @throws StartRefusedException when everyone could call from anywhere */
    @Bean
    static OpenDoor openDoor(CdsHooksProperties properties, ServerProperties server) {
        return OpenDoor.of(properties.access(), server.getAddress());
    }

    /** Whoever is refused may not go on sending for long, nor hold more than a tenth of the threads by it. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> unreadBodies(
            @Value("${server.tomcat.threads.max:200}") int threads) {
        return factory -> factory.addEngineValves(new UnreadBodyValve(Math.max(1, threads / 10)));
    }

    /** Refusals that the server itself makes are worded like all others. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> outcomesInsteadOfErrorPages() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(OutcomeErrorValve.class.getName());
            }
        });
    }

    private static <T extends jakarta.servlet.Filter> FilterRegistrationBean<T> filter(T filter, int order) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        DOORS.forEach(door -> registration.addUrlPatterns(door, door + "/*"));
        registration.setOrder(order);
        return registration;
    }
}
