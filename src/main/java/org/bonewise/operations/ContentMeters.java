package org.bonewise.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import org.bonewise.knowledge.ContentReview;

/** Counts the artefacts that are due for review, and those that nobody has approved. */
final class ContentMeters implements MeterBinder {

    private final ContentReview review;
    private final Clock clock;

    ContentMeters(ContentReview review, Clock clock) {
        this.review = review;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("bonewise.content.overdue", this, ContentMeters::overdue)
                .description("Artefacts whose review is overdue")
                .register(meters);
        Gauge.builder("bonewise.content.not.approved", this, ContentMeters::notApproved)
                .description("Artefacts that nobody has approved")
                .register(meters);
    }

    private double overdue() {
        return review.overdue(LocalDate.now(clock)).size();
    }

    private double notApproved() {
        return review.notApproved().size();
    }
}
