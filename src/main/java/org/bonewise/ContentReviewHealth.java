package org.bonewise;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bonewise.knowledge.ContentArtefact;
import org.bonewise.knowledge.ContentReview;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells the operator which content is due for review. Always up: old content is a matter for the committee, and a service taken
 * out of rotation would warn of nothing at all.
 */
final class ContentReviewHealth implements HealthIndicator {

    private final ContentReview review;
    private final Clock clock;

    ContentReviewHealth(ContentReview review, Clock clock) {
        this.review = review;
        this.clock = clock;
    }

    @Override
    public Health health() {
        List<String> overdue = review.overdue(LocalDate.now(clock)).stream()
                .map(ContentReviewHealth::named)
                .toList();
        List<String> drafts =
                review.notApproved().stream().map(ContentArtefact::id).toList();
        Health.Builder health = Health.up()
                .withDetail("artefacts", review.register().artefacts().size())
                .withDetail("reviewInterval", review.interval().toString());
        if (!overdue.isEmpty()) {
            health.withDetail("warning", "The review of " + overdue.size() + " artefacts is overdue")
                    .withDetail("reviewOverdue", overdue);
        }
        if (!drafts.isEmpty()) {
            health.withDetail("notApproved", drafts);
        }
        return health.build();
    }

    private static String named(ContentArtefact artefact) {
        return artefact.id() + (artefact.reviewed() == null ? " (never)" : " (" + artefact.reviewed() + ")");
    }
}
