package org.bonewise.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bonewise.cdshooks.FailureKind;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.reports.QualityReport.RuleLine;
import org.bonewise.reports.ReportFigures.OfReason;
import org.bonewise.reports.ReportFigures.OfRule;
import org.bonewise.reports.ReportFigures.OfUnknown;
import org.bonewise.reports.ReportFigures.OfWeek;
import org.bonewise.reports.ReportFigures.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityReportsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Reach REACH = new Reach(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, null, null);

    private static QualityReport report(String from, ReportFigures figures) {
        return new QualityReports(question -> figures, rule -> Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC))
                .of(new ReportQuestion(
                        LocalDate.parse(from), LocalDate.parse("2026-11-22"), ZoneOffset.UTC, null, null, null));
    }

    private static QualityReport ofRules(OfRule... rules) {
        return report(
                "2026-11-16", new ReportFigures(List.of(rules), List.of(), List.of(), List.of(), List.of(), REACH));
    }

    private static QualityReport ofWeeks(String from, OfWeek... weeks) {
        return report(from, new ReportFigures(List.of(), List.of(), List.of(weeks), List.of(), List.of(), REACH));
    }

    private static QualityReport ofUnknown(OfUnknown... unknown) {
        return report(
                "2026-11-16", new ReportFigures(List.of(), List.of(), List.of(), List.of(unknown), List.of(), REACH));
    }

    private static OfRule rule(String rule, long shown, long accepted, long overridden) {
        return new OfRule(rule, "ehr", 0, new Counts(shown, accepted, overridden));
    }

    @Test
    void sharesDecideAndNotNumbersAndFewCardsStandLast() {
        QualityReport report = ofRules(
                rule("MANY-OF-MORE", 1000, 0, 100),
                rule("HALF", 20, 10, 10),
                rule("HALF-SILENT", 20, 5, 10),
                rule("HALF-MORE", 40, 10, 20),
                rule("FEW", 19, 0, 19),
                rule("A-NEVER", 20, 20, 0),
                rule("B-NEVER", 20, 20, 0));

        assertThat(report.rules())
                .extracting(RuleLine::rule)
                .containsExactly("HALF-MORE", "HALF-SILENT", "HALF", "MANY-OF-MORE", "A-NEVER", "B-NEVER", "FEW");
        assertThat(report.rules())
                .extracting(RuleLine::fewCards)
                .containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void weeksOfARuleAddUp() {
        QualityReport report = report(
                "2026-11-09",
                new ReportFigures(
                        List.of(
                                new OfRule("BM-1", "ehr", 1, new Counts(2, 1, 1)),
                                new OfRule("BM-1", "ehr", 0, new Counts(1, 0, 0)),
                                new OfRule("BM-1", "other", 0, new Counts(5, 1, 0))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        REACH));

        RuleLine line = report.rules().getFirst();
        assertThat(line.client()).isEqualTo("ehr");
        assertThat(List.of(line.shown(), line.accepted(), line.overridden(), line.unanswered()))
                .containsExactly(3L, 1L, 1L, 1L);
        assertThat(line.acceptanceRate()).hasToString("0.3333");
        assertThat(line.weeks())
                .extracting(week -> week.week() + " " + week.shown())
                .containsExactly("2026-W46 1", "2026-W47 2");
    }

    @Test
    void reasonsOfClientsOwnMakingFillNoPage() {
        Stream<OfReason> made =
                IntStream.range(0, 30).mapToObj(i -> new OfReason("BM-1", "ehr", null, "made-up-" + i, 1));
        QualityReport report = report(
                "2026-11-16",
                new ReportFigures(
                        List.of(rule("BM-1", 50, 0, 45)),
                        Stream.concat(
                                        Stream.of(
                                                new OfReason("BM-1", "ehr", null, "patient-refuses", 6),
                                                new OfReason("BM-1", "ehr", "https://a.example", "patient-refuses", 5),
                                                new OfReason("BM-1", "ehr", null, null, 4)),
                                        made)
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        REACH));

        RuleLine line = report.rules().getFirst();
        assertThat(line.reasons()).hasSize(20);
        assertThat(line.reasons().get(0).text()).isEqualTo("Patient declines");
        assertThat(line.reasons().get(1).text()).as("of another system").isEqualTo("patient-refuses");
        assertThat(line.overriddenWithoutReason()).isEqualTo(4);
        assertThat(line.otherReasons()).isEqualTo(12);
        assertThat(new HtmlReport(report).page())
                .contains("<li>12 other reasons</li><li>4 without a reason</li></ul>", "not in force");
        assertThat(CsvTable.REASONS.of(report)).endsWith("BM-1,ehr,,,no reason,4\r\nBM-1,ehr,,,other reasons,12\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ehr-1 | ehr-1",
                "a,b | \"a,b\"",
                "a\"b | \"a\"\"b\"",
                "=1+1 | '=1+1",
                "+1 | '+1",
                "-1 | '-1",
                "@SUM(A1) | '@SUM(A1)",
                "\uFF1D1 | '\uFF1D1",
                "=a,b | \"'=a,b\"",
                "a=b | a=b"
            },
            quoteCharacter = '~')
    void aTextIsNoFormulaAndNoOtherCell(String client, String cell) {
        assertThat(CsvTable.UNKNOWN.of(ofUnknown(new OfUnknown(client, 1, 2))))
                .isEqualTo("client,accepted,overridden\r\n" + cell + ",1,2\r\n");
    }

    @Test
    void whatSpreadsheetsPassOverHidesNoFormula() {
        assertThat(CsvTable.UNKNOWN.of(ofUnknown(
                        new OfUnknown("\t=1", 1, 0), new OfUnknown(" =1", 1, 0), new OfUnknown("\r\nx", 1, 0))))
                .isEqualTo("client,accepted,overridden\r\n'\t=1,1,0\r\n' =1,1,0\r\n\"'\r\nx\",1,0\r\n");
    }

    @Test
    void oneCardInOneWeekIsAChart() {
        assertThat(new HtmlReport(ofWeeks("2026-11-22", new OfWeek(0, new Counts(1, 0, 0)))).page())
                .contains(
                        "<rect class=\"unanswered\" x=\"478\" y=\"44\" width=\"56\" height=\"220\"/>",
                        ">0</text>",
                        ">1</text>",
                        ">2026-W47</text>");
    }

    @Test
    void labelsOfManyWeeksDoNotCoverEachOther() {
        OfWeek[] weeks = IntStream.range(0, 53)
                .mapToObj(i -> new OfWeek(i, new Counts(1000 + i, 10, 10)))
                .toArray(OfWeek[]::new);

        String page = new HtmlReport(ofWeeks("2025-11-22", weeks)).page();

        String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>"));
        assertThat(Pattern.compile(">(\\d{4}-W\\d\\d)</text>")
                        .matcher(svg)
                        .results()
                        .map(label -> label.group(1)))
                .startsWith("2025-W47", "2025-W52")
                .hasSize(11);
        assertThat(Pattern.compile("text-anchor=\"end\">(\\d+)</text>")
                        .matcher(svg)
                        .results()
                        .map(label -> label.group(1)))
                .containsExactly("0", "500", "1000", "1500");
    }

    @ParameterizedTest
    @CsvSource({"P2Y, 2 years", "P1Y6M, 1 year 6 months", "P90D, 90 days", "P91D, 91 days", "P2W, 2 weeks", "P1D, 1 day"
    })
    void timesAreToldInWords(Period period, String words) {
        QualityReport report = report(
                "2026-11-16",
                new ReportFigures(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Reach(Instant.EPOCH, null, null, period, null)));

        assertThat(new HtmlReport(report).page())
                .contains("<li>Cards: since 1970-01-01; kept for " + words + ".</li>")
                .contains("<li>Feedback: none on record; kept until somebody deletes them.</li>");
    }

    @Test
    void anEmptyRecordIsToldOf() {
        QualityReport report = report(
                "2026-11-16",
                new ReportFigures(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Reach(null, null, null, null, null)));

        assertThat(report.notes()).containsExactly("No card is on record.");
    }

    private static HookFailure failure(RuntimeException thrown) {
        QualityReports reports = new QualityReports(
                question -> {
                    throw thrown;
                },
                rule -> Optional.empty(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        return catchThrowableOfType(
                HookFailure.class,
                () -> reports.of(
                        new ReportQuestion(LocalDate.EPOCH, LocalDate.EPOCH, ZoneOffset.UTC, null, null, null)));
    }

    @Test
    void whoComesWhileAnotherReportIsMadeIsToldSo() {
        HookFailure failure = failure(new ReportInHandException());

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(HtmlReport.refusal(failure)).contains("Another report is being made, and one at a time is enough.");
    }

    @Test
    void whatADatabaseSaysOfItsFailureIsNotShown() {
        HookFailure failure = failure(new IllegalStateException("Nancy Andersen"));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure.getMessage()).doesNotContain("Andersen");
        assertThat(HtmlReport.refusal(failure))
                .contains("the database does not answer, or needs too long")
                .doesNotContain("Andersen");
    }
}
