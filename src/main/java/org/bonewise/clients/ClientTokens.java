package org.bonewise.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.cdshooks.ClientId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;

/**
 * Tells by its token which registered client calls: issuer, signature, what the token holds, whom it is meant for, and at last
 * that it was not used before. The client's id is put into the request.
 */
final class ClientTokens implements AuthenticationManagerResolver<HttpServletRequest> {

    private final JwtIssuerAuthenticationManagerResolver managers;
    private final Audience audience;
    private final UsedTokens used;

    /** Clients whose tenants are agreed on; what others write there is anything. */
    private final Set<ClientId> namesTenants;

    ClientTokens(
            Collection<RegisteredClient> clients,
            Audience audience,
            UsedTokens used,
            ClientKeysHealth keys,
            Clock clock) {
        this.audience = audience;
        this.used = used;
        Map<String, AuthenticationManager> byIssuer = clients.stream()
                .collect(Collectors.toUnmodifiableMap(
                        RegisteredClient::issuer, client -> new ClientManager(client, keys, clock)));
        namesTenants = clients.stream()
                .filter(client -> !client.tenants().isEmpty())
                .map(RegisteredClient::id)
                .collect(Collectors.toUnmodifiableSet());
        managers = new JwtIssuerAuthenticationManagerResolver(issuer -> registered(byIssuer.get(issuer)));
    }

    private static AuthenticationManager registered(@Nullable AuthenticationManager manager) {
        if (manager == null) {
            throw new InvalidBearerTokenException("iss is not that of a registered client");
        }
        return manager;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return token -> {
            Authentication caller =
                    Objects.requireNonNull(managers.resolve(request).authenticate(token));
            Jwt jwt = (Jwt) Objects.requireNonNull(caller.getPrincipal());
            ClientId client = new ClientId(caller.getName());
            if (!audience.isMeant(request, jwt.getAudience())) {
                throw new RefusedToken(
                        client, "aud is not the address called, below " + audience.base() + " (bonewise.public-url)");
            }
            requireFirstUse(client, jwt);
            request.setAttribute(ClientId.ATTRIBUTE, client);
            if (namesTenants.contains(client)) {
                request.setAttribute(ClientId.TENANT, String.valueOf(jwt.<Object>getClaim("tenant")));
            }
            return caller;
        };
    }

    /** A token is taken until its end and the skew; a call may still be on its way then. */
    private void requireFirstUse(ClientId client, Jwt jwt) {
        UsedTokens.Use use = used.use(
                client,
                Objects.requireNonNull(jwt.getId()),
                Objects.requireNonNull(jwt.getExpiresAt()).plus(TokenRules.SKEW.multipliedBy(2)));
        switch (use) {
            case FIRST -> {}
            case AGAIN -> throw new RefusedToken(client, "it was used before");
            case TOO_MANY ->
                throw new RefusedToken(
                        client, "too many of its tokens are in use: let it sign them for a shorter time");
        }
    }
}
