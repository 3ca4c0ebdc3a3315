package org.bonewise.reports;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted for a question, all at one moment.
 *
 * @param rules by rule, client and week; a card counts for each of its rules
 * @param reasons of overrides by rule and client, the most frequent first; what is rare may be left out
 * @param weeks by week; each card counts once
 * @param unknown feedback that came in the period, by client, whose card is not on record as one that was given to that client
 * @param shadow what rules in shadow would have said, the most frequent first
 * @param reach how far the record goes back
 */
public record ReportFigures(
        List<OfRule> rules,
        List<OfReason> reasons,
        List<OfWeek> weeks,
        List<OfUnknown> unknown,
        List<OfShadow> shadow,
        Reach reach) {

    public ReportFigures {
        rules = List.copyOf(rules);
        reasons = List.copyOf(reasons);
        weeks = List.copyOf(weeks);
        unknown = List.copyOf(unknown);
        shadow = List.copyOf(shadow);
    }

    /**
     * Cards of one rule at one client in one week.
     *
     * @param rule as it is called on the cards
     * @param week number of the week in the question, from 0
     */
    public record OfRule(String rule, String client, int week, Counts counts) {}

    /**
     * Overridden cards of one rule at one client, with one reason.
     *
     * @param system of the code; clients may leave it out
     * @param code as sent; {@code null} = no reason was given
     */
    public record OfReason(
            String rule,
            String client,
            @Nullable String system,
            @Nullable String code,
            long cards) {}

    /** Cards of one week, by its number in the question. */
    public record OfWeek(int week, Counts counts) {}

    /** Items of feedback of one client on cards that are not known. */
    public record OfUnknown(String client, long accepted, long overridden) {}

    /**
     * What a rule in shadow would have said.
     *
     * @param rule as the artefact calls it
     * @param outcome the code that it would have decided
     * @param calls in how many calls
     * @param findings how often in all of them
     */
    public record OfShadow(String rule, String client, String outcome, long calls, long findings) {}

    /**
     * How far the record goes back, whatever was asked for.
     *
     * @param oldestCard when the oldest card was shown; {@code null} = there is none
     * @param oldestFeedback when the oldest feedback came
     * @param oldestShadow when a rule in shadow would first have spoken
     * @param cardsKept how long cards are kept; {@code null} = until somebody deletes them
     * @param feedbackKept how long feedback is kept
     */
    public record Reach(
            @Nullable Instant oldestCard,
            @Nullable Instant oldestFeedback,
            @Nullable Instant oldestShadow,
            @Nullable Period cardsKept,
            @Nullable Period feedbackKept) {}
}
