package org.bonewise.clients;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Verifies the tokens of one client. The name of who is told apart is the client's id. */
final class ClientManager implements AuthenticationManager {

    private final RegisteredClient client;
    private final JwtAuthenticationProvider provider;

    ClientManager(RegisteredClient client, ClientKeysHealth keys, Clock clock) {
        this.client = client;
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor(keys));
        decoder.setJwtValidator(new TokenRules(client, clock));
        provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(token ->
                new JwtAuthenticationToken(token, List.of(), client.id().value()));
    }

    private DefaultJWTProcessor<SecurityContext> processor(ClientKeysHealth health) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // A key is taken only for an algorithm of its own kind, so no public key can pass for a shared secret.
        JWSKeySelector<SecurityContext> keys =
                new JWSVerificationKeySelector<>(client.algorithms(), ClientKeys.of(client, health));
        processor.setJWSKeySelector(
                (header, context) -> isAgreed(header) ? keys.selectJWSKeys(header, context) : List.of());
        processor.setJWSTypeVerifier((type, _) -> require(JOSEObjectType.JWT.equals(type), "typ is not JWT"));
        processor.setJWTClaimsSetVerifier((claims, _) -> check(claims));
        return processor;
    }

    /** Clients may leave out where their keys are; keys that were given out of band are not published at all. */
    private boolean isAgreed(JWSHeader header) {
        String kid = header.getKeyID();
        return kid != null
                && !kid.isBlank()
                && (header.getJWKURL() == null
                        || (client.keys() instanceof RegisteredClient.Published published
                                && published.address().equals(header.getJWKURL())));
    }

    /** What must be looked at as sent: what follows reads a missing {@code iat} as some, and an issuer as an address. */
    private void check(JWTClaimsSet claims) throws BadJWTException {
        require(Objects.equals(claims.getIssuer(), client.issuer()), "iss is not that of the client");
        require(claims.getClaim("iat") != null, "iat is missing");
        require(claims.getClaim("cnf") == null, "cnf binds it to a key, which is not supported");
    }

    private static void require(boolean holds, String otherwise) throws BadJWTException {
        if (!holds) {
            throw new BadJWTException(otherwise);
        }
    }

    @Override
    public Authentication authenticate(Authentication token) {
        try {
            return Objects.requireNonNull(provider.authenticate(token));
        } catch (AuthenticationServiceException e) {
            // Keys that cannot be had are nothing that the caller should hear of.
            throw new RefusedToken(client.id(), "no key of the client could be had");
        } catch (RuntimeException e) {
            throw new RefusedToken(client.id(), reason(e));
        }
    }

    /** In our own words: those of the library quote what the caller wrote. */
    private static String reason(RuntimeException refusal) {
        for (@Nullable Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            String reason =
                    switch (cause) {
                        case JwtValidationException invalid ->
                            invalid.getErrors().stream()
                                    .map(OAuth2Error::getDescription)
                                    .collect(Collectors.joining(", "));
                        case BadJWTException bad -> String.valueOf(bad.getMessage());
                        case BadJOSEException _ -> "kid, jku, alg or signature are not those of the client's keys";
                        default -> "";
                    };
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return "it cannot be read";
    }
}
