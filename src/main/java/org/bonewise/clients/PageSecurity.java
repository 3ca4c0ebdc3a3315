package org.bonewise.clients;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.catalina.session.StandardManager;
import org.bonewise.cdshooks.StartRefusedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may read the pages for people. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageProperties.class)
class PageSecurity {

    private static final String[] PAGES = {"/guidelines", "/guidelines/**", "/reports", "/reports/**"};
    private static final String[] SIGNING_IN = {"/oauth2/authorization/**", "/login", "/login/**"};
    private static final int MOST_SESSIONS = 5000;
    private static final String CLOSED =
            "This page is closed. The operator of the service can open it to those who sign in: bonewise.pages.\n";

    /** The pages; where they are open, others decide. */
    @Bean
    @Order(0)
    SecurityFilterChain pages(
            HttpSecurity http, PageProperties properties, ObjectProvider<ClientRegistrationRepository> providers) {
        return switch (properties.pages()) {
            case OPEN -> open(http);
            case CLOSED -> closed(http);
            case LOGIN -> {
                if (providers.getIfAvailable() == null) {
                    throw new StartRefusedException("bonewise.pages is login, and no identity provider is set: set"
                            + " spring.security.oauth2.client.registration (docs/settings.md, Pages)");
                }
                yield login(http);
            }
        };
    }

    /** A POST, wherever to, is a call of a client. */
    private static RequestMatcher reading(String... paths) {
        return new AndRequestMatcher(
                request -> !request.getMethod().equals(HttpMethod.POST.name()),
                new OrRequestMatcher(Arrays.stream(paths)
                        .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                        .toList()));
    }

    private static SecurityFilterChain open(HttpSecurity http) {
        return ClientSecurity.stateless(http.securityMatcher(reading(PAGES)))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }

    private static SecurityFilterChain closed(HttpSecurity http) {
        return ClientSecurity.stateless(http.securityMatcher(reading(PAGES)))
                .authorizeHttpRequests(calls -> calls.anyRequest().denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((_, response, _) -> refuse(response)))
                .build();
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(CLOSED);
    }

    private static SecurityFilterChain login(HttpSecurity http) {
        return http.securityMatcher(new OrRequestMatcher(reading(PAGES), reading(SIGNING_IN)))
                .authorizeHttpRequests(calls -> calls.anyRequest().authenticated())
                .oauth2Login(Customizer.withDefaults())
                .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
                .build();
    }

    /** Whoever begins to sign in gets a session, so there must be an end of them. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> boundedSessions() {
        return factory -> factory.addContextCustomizers(context -> {
            StandardManager sessions = new StandardManager();
            sessions.setMaxActiveSessions(MOST_SESSIONS);
            context.setManager(sessions);
        });
    }
}
