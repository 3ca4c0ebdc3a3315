package org.bonewise.reports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quality report, in the shape of its JSON (docs/schemas/quality-report.schema.json).
 *
 * @param madeAt when it was made, an instant
 * @param period of which days it tells
 * @param filters what it is narrowed to
 * @param record how far the record goes back
 * @param notes what a reader must know to read the numbers right
 * @param cards what became of all cards, each counted once
 * @param weeks of the period, each card counted once
 * @param rules a line for each rule and client, the noisiest first
 * @param shadow what rules in shadow would have said
 * @param unknownCards feedback on cards that are not on record
 */
record QualityReport(
        String madeAt,
        PeriodOf period,
        Filters filters,
        OnRecord record,
        List<String> notes,
        Total cards,
        List<WeekLine> weeks,
        List<RuleLine> rules,
        List<ReportFigures.OfShadow> shadow,
        List<ReportFigures.OfUnknown> unknownCards) {

    /** Days as {@code 2026-11-22}, both within the period, in a time zone. */
    record PeriodOf(String from, String to, String zone) {}

    /** What was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Filters(
            @Nullable String client,
            @Nullable String rule,
            @Nullable String service) {}

    /** Days of the oldest lines, and how long they are kept, as ISO 8601 has it; absent = none, or for ever. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OnRecord(
            @Nullable String oldestCard,
            @Nullable String oldestFeedback,
            @Nullable String oldestShadowFinding,
            @Nullable String cardsKeptFor,
            @Nullable String feedbackKeptFor) {}

    /** Cards. */
    record Total(long shown, long accepted, long overridden, long unanswered) {

        static Total of(Counts counts) {
            return new Total(counts.shown(), counts.accepted(), counts.overridden(), counts.unanswered());
        }
    }

    /** Cards of a week, with its days within the period. */
    record WeekLine(String week, String from, String to, long shown, long accepted, long overridden, long unanswered) {

        static WeekLine of(Week week, Counts counts) {
            return new WeekLine(
                    week.label(),
                    week.from().toString(),
                    week.to().toString(),
                    counts.shown(),
                    counts.accepted(),
                    counts.overridden(),
                    counts.unanswered());
        }
    }

    /**
     * Cards on which one rule speaks at one client.
     *
     * @param title what the rule is about, where it is in force
     * @param fewCards whether there are too few for the rates to say much
     * @param reasons of the overrides, the most frequent first
     * @param overriddenWithoutReason overrides for which no reason was given
     * @param otherReasons overrides with reasons that are not listed
     * @param weeks those in which there were cards
     * @param anchor of the rule in the page of the clinical content
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleLine(
            String rule,
            @Nullable String title,
            String client,
            long shown,
            long accepted,
            long overridden,
            long unanswered,
            BigDecimal acceptanceRate,
            BigDecimal overrideRate,
            boolean fewCards,
            List<ReasonLine> reasons,
            long overriddenWithoutReason,
            long otherReasons,
            List<WeekLine> weeks,
            @JsonIgnore @Nullable String anchor) {}

    /**
     * Overridden cards with one reason.
     *
     * @param display the reason in words, where our cards offer it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReasonLine(
            @Nullable String system, String code, @Nullable String display, long cards) {

        /** In words, else by its code. */
        String text() {
            return display == null ? code : display;
        }
    }
}
