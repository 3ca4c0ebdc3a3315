package org.bonewise.explain;

import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.HookService;

/** A service whose cards rest on a decision that it can show. */
public interface ExplainedService extends HookService {

    /**
     * Decides one call as {@link #answer} does, and leaves no other trace than it: an explanation that somebody asks for counts
     * as no use of the service.
     *
     * @throws org.bonewise.cdshooks.HookFailure when the request cannot be answered
     */
    Decision decide(HookRequest request);
}
