package org.bonewise.clients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a token must hold besides its header and issuer: times that fit, a {@code jti}, a {@code tenant} as agreed. The reasons
 * hold nothing of the token: they stand in the log.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {

    /** By how much the clocks of client and service may differ. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** For so long a token can be used at most, and so for so long its {@code jti} must be remembered. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final int LONGEST_ID = 200;

    private final RegisteredClient client;
    private final Clock clock;

    TokenRules(RegisteredClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        List<OAuth2Error> errors = new ArrayList<>();
        String id = token.getId();
        check(id != null && !id.isBlank() && id.length() <= LONGEST_ID, "jti is missing or too long", errors);
        times(token, errors);
        check(
                client.tenants().isEmpty()
                        || client.tenants().contains(String.valueOf(token.<Object>getClaim("tenant"))),
                "tenant is not one of the client",
                errors);
        return errors.isEmpty() ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(errors);
    }

    private void times(Jwt token, List<OAuth2Error> errors) {
        Instant now = clock.instant();
        Instant expires = token.getExpiresAt();
        Instant issued = token.getIssuedAt();
        Instant notBefore = token.getNotBefore();
        if (expires == null || issued == null) {
            check(false, "exp or iat is missing", errors);
            return;
        }
        check(now.isBefore(expires.plus(SKEW)), "it has expired", errors);
        check(!issued.isAfter(now.plus(SKEW)), "iat lies ahead", errors);
        check(notBefore == null || !notBefore.isAfter(now.plus(SKEW)), "nbf lies ahead", errors);
        check(!expires.isAfter(now.plus(LONGEST_LIFE).plus(SKEW)), "exp is more than an hour away", errors);
    }

    private static void check(boolean holds, String otherwise, List<OAuth2Error> errors) {
        if (!holds) {
            errors.add(new OAuth2Error("invalid_token", otherwise, null));
        }
    }
}
