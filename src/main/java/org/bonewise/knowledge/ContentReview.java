package org.bonewise.knowledge;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * Whether the content is approved and was reviewed in time.
 *
 * @param register who stands for it, the hospital's approvals included
 * @param interval time after which it must be reviewed again
 */
public record ContentReview(ContentRegister register, Period interval) {

    /** Of no content: nothing is said of it. */
    public static final ContentReview NONE = new ContentReview(ContentRegister.EMPTY, Period.ZERO);

    /** Artefacts that should have been reviewed before {@code today}. */
    public List<ContentArtefact> overdue(LocalDate today) {
        return register.artefacts().stream()
                .filter(artefact -> artefact.isReviewOverdue(today, interval))
                .toList();
    }

    /** Artefacts that nobody has approved. */
    public List<ContentArtefact> notApproved() {
        return register.artefacts().stream()
                .filter(artefact -> !artefact.isApproved())
                .toList();
    }
}
