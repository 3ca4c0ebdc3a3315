package org.bonewise.cdshooks;

import java.util.List;

/** What stands behind a service's URL: turns a valid request into cards. The way from one to the other is wired at the root. */
@FunctionalInterface
public interface HookService {

    /**
     * Answers one call.
     *
     * @param request a request that has passed the checks of the protocol
     * @return at most three cards; empty when there is nothing to say
     * @throws HookFailure when the request cannot be answered
     */
    List<Card> answer(HookRequest request);

    /** Whether this can answer calls of a service. A service that nothing handles is not offered. */
    default boolean handles(ServiceDefinition service) {
        return true;
    }
}
