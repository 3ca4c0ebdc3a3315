package org.bonewise.feedback;

import java.util.List;
import org.bonewise.cdshooks.ClientId;

/** Keeps feedback. */
public interface FeedbackStore {

    /**
     * Keeps all items or none, and returns when they are as safe as they get. An item that is kept already (same client, service,
     * card, outcome and moment), or that stands in the list before, is passed over: the first counts. The client waits for the
     * answer, and no turn is held meanwhile: what cannot be kept within seconds is better refused.
     *
     * @param client who sent them
     * @param service id of the service whose cards they are about, one on offer
     * @param items at least one, at most a thousand
     * @throws RuntimeException when they cannot be kept now, or it is not known whether they are; the client is told to send them
     *     again
     */
    void keep(ClientId client, String service, List<FeedbackItem> items);
}
