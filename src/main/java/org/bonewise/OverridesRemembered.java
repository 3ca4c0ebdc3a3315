package org.bonewise;

import java.time.Clock;
import java.util.List;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.FeedbackStore;
import org.bonewise.quiet.Quiet;

/** Keeps feedback, and sees to it that who overrode a recommendation is not told it again at once. */
final class OverridesRemembered implements FeedbackStore {

    private final FeedbackStore store;
    private final Quiet quiet;
    private final Clock clock;

    OverridesRemembered(FeedbackStore store, Quiet quiet, Clock clock) {
        this.store = store;
        this.quiet = quiet;
        this.clock = clock;
    }

    @Override
    public void keep(ClientId client, String service, List<FeedbackItem> items) {
        store.keep(client, service, items);
        quiet.overridden(items, clock.instant());
    }
}
