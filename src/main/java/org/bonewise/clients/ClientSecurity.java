package org.bonewise.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.stream.Collectors;
import org.bonewise.cdshooks.OpenDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Who may call which address. */
@Configuration(proxyBeanMethods = false)
class ClientSecurity {

    private static final Logger LOG = LoggerFactory.getLogger(ClientSecurity.class);

    /** Of one client; some 25 MB. With tokens of five minutes they last for 200 calls in a second. */
    private static final int USED_TOKENS = 100_000;

    /** Of this process; another that rests on it may go before it. */
    @Bean
    @ConditionalOnMissingBean(name = "usedTokens")
    UsedTokens usedTokens(Clock clock) {
        return new UsedTokensInMemory(clock, USED_TOKENS);
    }

    @Bean
    ClientKeysHealth clientKeysHealthIndicator() {
        return new ClientKeysHealth();
    }

    @Bean
    AuthenticationManagerResolver<HttpServletRequest> clientTokens(
            RegisteredClients clients,
            UsedTokens used,
            ClientKeysHealth keys,
            Clock clock,
            @Value("${bonewise.public-url:}") String publicUrl) {
        return new ClientTokens(clients.all(), new Audience(publicUrl), used, keys, clock);
    }

    /** Each POST, wherever to, needs a token of its own, but for the demo. */
    @Bean
    @Order(1)
    SecurityFilterChain services(
            HttpSecurity http,
            AuthenticationManagerResolver<HttpServletRequest> tokens,
            RegisteredClients clients,
            OpenDoor door) {
        stateless(http.securityMatcher(request -> request.getMethod().equals(HttpMethod.POST.name())));
        if (door.isOpen()) {
            return http.authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                    .build();
        }
        tellWhoMayCall(clients);
        BareRefusal refusal = new BareRefusal();
        return http.authorizeHttpRequests(calls -> calls.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(tokens)
                        .bearerTokenResolver(new OneAuthorization())
                        .authenticationEntryPoint(refusal))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal))
                .build();
    }

    private static void tellWhoMayCall(RegisteredClients clients) {
        if (clients.all().isEmpty()) {
            LOG.warn(
                    "No client is registered, so each call is refused (401): docs/settings.md, \"Clients\", tells how to");
        } else {
            LOG.info(
                    "Clients that may call: {}",
                    clients.all().stream().map(client -> client.id().value()).collect(Collectors.joining(", ")));
        }
    }

    /** Discovery, which holds no patient data; health, the page of the clinical content and the demo. A token is not looked at. */
    @Bean
    @Order(2)
    SecurityFilterChain others(HttpSecurity http) {
        return stateless(http)
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }

    /** The server words refusals of methods that it does not know. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().contentTypeOptions(options -> {}))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
