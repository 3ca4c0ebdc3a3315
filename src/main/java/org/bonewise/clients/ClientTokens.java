package org.bonewise.clients;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bonewise.cdshooks.ClientId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;

/**
 * Tells by its token which registered client calls: issuer, signature, what the token holds, whom it is meant for, and at last
 * that it was not used before. The client's id is put into the request.
 */
final class ClientTokens implements AuthenticationManagerResolver<HttpServletRequest> {

    private final Map<String, RegisteredClient> byIssuer;
    private final JwtIssuerAuthenticationManagerResolver managers;
    private final Audience audience;
    private final UsedTokens used;

    ClientTokens(Collection<RegisteredClient> clients, Audience audience, UsedTokens used, Clock clock) {
        this.audience = audience;
        this.used = used;
        byIssuer =
                clients.stream().collect(Collectors.toUnmodifiableMap(RegisteredClient::issuer, Function.identity()));
        Map<String, AuthenticationManager> all = byIssuer.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        RegisteredClient::issuer,
                        client -> new JwtAuthenticationProvider(decoder(client, clock))::authenticate));
        managers = new JwtIssuerAuthenticationManagerResolver(issuer -> registered(all.get(issuer)));
    }

    private static AuthenticationManager registered(@Nullable AuthenticationManager manager) {
        if (manager == null) {
            throw new InvalidBearerTokenException("iss is not that of a registered client");
        }
        return manager;
    }

    private static NimbusJwtDecoder decoder(RegisteredClient client, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // A key is taken only for an algorithm of its own kind, so no public key can pass for a shared secret.
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(client.algorithms(), ClientKeys.of(client.keys())));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new TokenRules(client, clock));
        return decoder;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return token -> {
            Authentication caller = signed(request, token);
            Jwt jwt = (Jwt) Objects.requireNonNull(caller.getPrincipal());
            ClientId client = Objects.requireNonNull(byIssuer.get(jwt.getClaimAsString("iss")))
                    .id();
            if (!audience.isMeant(request, jwt.getAudience())) {
                throw new InvalidBearerTokenException("aud is not the address called");
            }
            if (!used.isFirstUse(
                    client,
                    Objects.requireNonNull(jwt.getId()),
                    Objects.requireNonNull(jwt.getExpiresAt()).plus(TokenRules.SKEW))) {
                throw new InvalidBearerTokenException("it was used before");
            }
            request.setAttribute(ClientId.ATTRIBUTE, client);
            return caller;
        };
    }

    /** Keys that cannot be had are no fault of the server's that the caller should hear of. */
    private Authentication signed(HttpServletRequest request, Authentication token) {
        try {
            return managers.resolve(request).authenticate(token);
        } catch (AuthenticationServiceException e) {
            throw new InvalidBearerTokenException("no key of the client could be had", e);
        }
    }
}
