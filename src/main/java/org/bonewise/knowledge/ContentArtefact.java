package org.bonewise.knowledge;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who stands for one artefact, and since when.
 *
 * @param id of the artefact
 * @param url canonical address
 * @param file path below the artefact folder
 * @param version of the artefact, empty when it has none
 * @param authors who wrote it
 * @param endorsers who approved it
 * @param approved when; {@code null} = never
 * @param reviewed when it was last reviewed; {@code null} = never
 * @param inForceUntil last day on which it is meant to be used; {@code null} = no end
 */
public record ContentArtefact(
        String id,
        String url,
        String file,
        String version,
        List<String> authors,
        List<String> endorsers,
        @Nullable LocalDate approved,
        @Nullable LocalDate reviewed,
        @Nullable LocalDate inForceUntil) {

    /** Whether anybody approved it. */
    public boolean isApproved() {
        return approved != null;
    }

    /** Whether it should have been reviewed before {@code today}: the interval is over, there was none, or its time is over. */
    public boolean isReviewOverdue(LocalDate today, Period interval) {
        boolean ended = inForceUntil != null && inForceUntil.isBefore(today);
        return ended || reviewed == null || reviewed.plus(interval).isBefore(today);
    }

    /** The same with an approval of the hospital's own. */
    ContentArtefact approvedBy(ContentApproval approval) {
        LocalDate later = reviewed != null && reviewed.isAfter(approval.reviewed()) ? reviewed : approval.reviewed();
        return new ContentArtefact(
                id,
                url,
                file,
                version,
                authors,
                Stream.concat(endorsers.stream(), Stream.of(approval.by()))
                        .distinct()
                        .toList(),
                approval.on(),
                later,
                inForceUntil);
    }
}
