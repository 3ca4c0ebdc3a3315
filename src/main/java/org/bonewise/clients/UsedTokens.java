package org.bonewise.clients;

import java.time.Instant;
import org.bonewise.cdshooks.ClientId;

/** Remembers which tokens were used: each may be used once. */
public interface UsedTokens {

    /**
     * Notes the use of a token.
     *
     * @param client whose token it is
     * @param id its {@code jti}, unique for the client
     * @param until when it need no longer be remembered
     * @return whether this is its first use
     */
    boolean isFirstUse(ClientId client, String id, Instant until);
}
