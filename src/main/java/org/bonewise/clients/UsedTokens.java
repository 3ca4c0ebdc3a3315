package org.bonewise.clients;

import java.time.Instant;
import org.bonewise.cdshooks.ClientId;

/** Remembers which tokens were used: each may be used once. */
public interface UsedTokens {

    /** What the use of a token is. */
    enum Use {
        /** Its first. */
        FIRST,
        /** It was used before. */
        AGAIN,
        /** Not known: no more tokens of this client can be remembered, so this one must not be taken. */
        TOO_MANY
    }

    /**
     * Notes the use of a token.
     *
     * @param client whose token it is
     * @param id its {@code jti}, unique for the client
     * @param until when it need no longer be remembered
     * @return whether it may be taken: only as the first
     */
    Use use(ClientId client, String id, Instant until);
}
