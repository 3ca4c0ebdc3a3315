package org.bonewise.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bonewise.reports.QualityReport.ReasonLine;
import org.bonewise.reports.QualityReport.RuleLine;
import org.bonewise.reports.QualityReport.WeekLine;
import org.bonewise.reports.ReportFigures.OfShadow;
import org.bonewise.reports.ReportFigures.OfUnknown;
import org.jspecify.annotations.Nullable;

/** The tables of a report, as a spreadsheet takes them. Names of columns stay; new ones come last. */
enum CsvTable implements Named {
    /** Rules and clients, the noisiest first. */
    RULES,
    /** Reasons of overrides by rule and client. */
    REASONS,
    /** Rules and clients by week. */
    WEEKS,
    /** What rules in shadow would have said. */
    SHADOW,
    /** Feedback on cards that are not on record. */
    UNKNOWN;

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file, by RFC 4180. */
    String of(QualityReport report) {
        List<List<?>> lines = new ArrayList<>();
        lines.add(heads());
        lines.addAll(rows(report));
        return Csv.of(lines);
    }

    private List<String> heads() {
        return switch (this) {
            case RULES ->
                List.of(
                        "rule",
                        "title",
                        "client",
                        "shown",
                        "accepted",
                        "overridden",
                        "unanswered",
                        "acceptance_rate",
                        "override_rate",
                        "few_cards");
            case REASONS -> List.of("rule", "client", "reason_system", "reason_code", "reason_display", "cards");
            case WEEKS ->
                List.of("week", "from", "to", "rule", "client", "shown", "accepted", "overridden", "unanswered");
            case SHADOW -> List.of("rule", "client", "outcome", "calls", "findings");
            case UNKNOWN -> List.of("client", "accepted", "overridden");
        };
    }

    private List<List<Object>> rows(QualityReport report) {
        return switch (this) {
            case RULES -> report.rules().stream().map(CsvTable::rule).toList();
            case REASONS ->
                report.rules().stream().flatMap(line -> reasons(line).stream()).toList();
            case WEEKS ->
                report.rules().stream()
                        .flatMap(line -> line.weeks().stream().map(week -> week(line, week)))
                        .toList();
            case SHADOW -> report.shadow().stream().map(CsvTable::shadow).toList();
            case UNKNOWN ->
                report.unknownCards().stream().map(CsvTable::unknown).toList();
        };
    }

    private static List<Object> rule(RuleLine line) {
        return List.of(
                line.rule(),
                text(line.title()),
                line.client(),
                line.shown(),
                line.accepted(),
                line.overridden(),
                line.unanswered(),
                line.acceptanceRate(),
                line.overrideRate(),
                line.fewCards());
    }

    /** A line without a code is of overrides without a reason, or with one that is not listed. */
    private static List<List<Object>> reasons(RuleLine line) {
        List<List<Object>> rows = new ArrayList<>();
        for (ReasonLine reason : line.reasons()) {
            rows.add(List.of(
                    line.rule(),
                    line.client(),
                    text(reason.system()),
                    reason.code(),
                    text(reason.display()),
                    reason.cards()));
        }
        if (line.overriddenWithoutReason() > 0) {
            rows.add(List.of(line.rule(), line.client(), "", "", "no reason", line.overriddenWithoutReason()));
        }
        if (line.otherReasons() > 0) {
            rows.add(List.of(line.rule(), line.client(), "", "", "other reasons", line.otherReasons()));
        }
        return rows;
    }

    private static List<Object> week(RuleLine line, WeekLine week) {
        return List.of(
                week.week(),
                week.from(),
                week.to(),
                line.rule(),
                line.client(),
                week.shown(),
                week.accepted(),
                week.overridden(),
                week.unanswered());
    }

    private static List<Object> shadow(OfShadow line) {
        return List.of(line.rule(), line.client(), line.outcome(), line.calls(), line.findings());
    }

    private static List<Object> unknown(OfUnknown line) {
        return List.of(line.client(), line.accepted(), line.overridden());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
