package org.bonewise.cards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bonewise.knowledge.ContentArtefact;
import org.bonewise.knowledge.ContentReview;

/** The end of a card's last line: who stands for what the card rests on. The oldest date and the worst state speak for all. */
final class ContentLine {

    private final ContentReview review;
    private final LocalDate today;
    private final Words words;

    ContentLine(ContentReview review, LocalDate today, Words words) {
        this.review = review;
        this.today = today;
        this.words = words;
    }

    /**
     * {@code Bonewise; approved 2026-11-01 by Drug committee; reviewed 2026-11-01}, in Markdown; empty when nothing is known of
     * the files.
     */
    String of(Collection<String> files) {
        List<ContentArtefact> content = files.stream()
                .distinct()
                .flatMap(file -> review.register().of(file).stream())
                .toList();
        if (content.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>(all(content, artefact -> artefact.authors().stream()));
        parts.add(approval(content));
        parts.add(review(content));
        return String.join("; ", parts);
    }

    /** All names as one part; none where there are none. */
    private static List<String> all(List<ContentArtefact> content, Function<ContentArtefact, Stream<String>> namesOf) {
        String names = String.join(
                ", ",
                content.stream()
                        .flatMap(namesOf)
                        .distinct()
                        .map(MarkdownText::escape)
                        .toList());
        return names.isEmpty() ? List.of() : List.of(names);
    }

    private String approval(List<ContentArtefact> content) {
        List<ContentArtefact> approved =
                content.stream().filter(ContentArtefact::isApproved).toList();
        if (approved.isEmpty()) {
            return words.say("content.draft");
        }
        if (approved.size() < content.size()) {
            return words.say("content.draft.part");
        }
        String day = oldest(approved.stream().map(ContentArtefact::approved));
        List<String> by = all(approved, artefact -> artefact.endorsers().stream());
        return by.isEmpty() ? words.say("content.approved", day) : words.say("content.approved.by", day, by.getFirst());
    }

    private String review(List<ContentArtefact> content) {
        String day = oldest(content.stream().map(ContentArtefact::reviewed));
        boolean never = content.stream().anyMatch(artefact -> artefact.reviewed() == null);
        if (never) {
            return words.say("content.review.never");
        }
        boolean overdue = content.stream().anyMatch(artefact -> artefact.isReviewOverdue(today, review.interval()));
        return words.say(overdue ? "content.review.overdue" : "content.reviewed", day);
    }

    private static String oldest(Stream<LocalDate> days) {
        return days.filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse("");
    }
}
