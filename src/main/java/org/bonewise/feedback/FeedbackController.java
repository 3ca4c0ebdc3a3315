package org.bonewise.feedback;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bonewise.cdshooks.CallNotes;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.cdshooks.ServiceCalls;
import org.bonewise.cdshooks.ServiceDoor;
import org.bonewise.cdshooks.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what clients tell of the cards of a service. */
@RestController
@ServiceDoor
class FeedbackController {

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackController.class);

    private final ServiceCalls calls;
    private final FeedbackStore store;
    private final Comments comments;

    FeedbackController(ServiceCalls calls, FeedbackStore store, FeedbackProperties properties) {
        this.calls = calls;
        this.store = store;
        this.comments = properties.comments();
    }

    /** How many items are kept, those included that were kept before. */
    private record Receipt(int received) {}

    /** Feedback on cards of one service: all of it is kept, or nothing. */
    @RequestMapping("/cds-services/{id}/feedback")
    ResponseEntity<byte[]> take(@PathVariable String id, HttpServletRequest request) {
        return calls.receive(id, request, this::kept);
    }

    private Receipt kept(ServiceCalls.Posted posted) {
        List<FeedbackItem> items = FeedbackReader.read(posted.body(), comments);
        if (!items.isEmpty()) {
            // Nobody shall wait for a turn because a database is slow.
            Turns.aside(() -> keep(posted, items));
        }
        int accepted = (int) items.stream()
                .filter(item -> item.outcome() instanceof Outcome.Accepted)
                .count();
        CallNotes.current().feedback(accepted, items.size() - accepted);
        LOG.info(
                "Service {} took feedback of {}: {} items, {} accepted, {} overridden",
                posted.service().id(),
                posted.client().value(),
                items.size(),
                accepted,
                items.size() - accepted);
        return new Receipt(items.size());
    }

    private List<FeedbackItem> keep(ServiceCalls.Posted posted, List<FeedbackItem> items) {
        try {
            store.keep(posted.client(), posted.service().id(), items);
            return items;
        } catch (RuntimeException e) {
            throw HookFailure.unavailable("Feedback cannot be kept at the moment: send the same again.", e);
        }
    }
}
