package org.bonewise.cdshooks;

import java.util.List;

/** What stands behind a service's URL: turns a valid request into cards. The way from one to the other is wired at the root. */
public interface HookService {

    /**
     * Answers one call.
     *
     * @param request a request that has passed the checks of the protocol
     * @return at most three cards; empty when there is nothing to say
     */
    List<Card> answer(HookRequest request);
}
