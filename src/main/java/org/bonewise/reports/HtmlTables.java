package org.bonewise.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.bonewise.reports.QualityReport.RuleLine;

/** The tables of the page. */
final class HtmlTables {

    private final QualityReport report;
    private final BinaryOperator<String> addresses;

    /** @param addresses that of the report for a rule and a client */
    HtmlTables(QualityReport report, BinaryOperator<String> addresses) {
        this.report = report;
        this.addresses = addresses;
    }

    /** Cards by week. */
    String weeks() {
        return table(
                List.of("Week", "Days", "#Shown", "#Overridden", "#Accepted", "#No answer"),
                report.weeks().stream()
                        .map(week -> row(
                                Html.escape(week.week()),
                                cell(week.from() + " to " + week.to()),
                                number(week.shown()),
                                number(week.overridden()),
                                number(week.accepted()),
                                number(week.unanswered())))
                        .collect(Collectors.joining("", "<tbody>\n", "</tbody>\n")));
    }

    /** Cards by rule and client, those with few cards apart. */
    String rules() {
        String many = report.rules().stream()
                .filter(line -> !line.fewCards())
                .map(this::rule)
                .collect(Collectors.joining());
        String few = report.rules().stream()
                .filter(RuleLine::fewCards)
                .map(this::rule)
                .collect(Collectors.joining());
        String apart = few.isEmpty()
                ? ""
                : "<tbody>\n<tr><th class=\"group\" scope=\"rowgroup\" colspan=\"7\">Fewer than " + RuleLines.FEW
                        + " cards: their shares say little</th></tr>\n" + few + "</tbody>\n";
        return table(
                List.of("Rule", "Client", "#Shown", "#Overridden", "Reasons", "#Accepted", "#No answer"),
                (many.isEmpty() ? "" : "<tbody>\n" + many + "</tbody>\n") + apart);
    }

    private String rule(RuleLine line) {
        String only = "<a href=\"" + Html.escape(addresses.apply(line.rule(), line.client())) + "\">"
                + Html.escape(line.rule()) + "</a>";
        return row(
                only + title(line),
                cell(line.client()),
                number(line.shown()),
                share(line.overridden(), line.overrideRate()),
                "<td>" + reasons(line) + "</td>",
                share(line.accepted(), line.acceptanceRate()),
                share(
                        line.unanswered(),
                        new Counts(line.shown(), line.accepted(), line.overridden()).unansweredRate()));
    }

    private static String title(RuleLine line) {
        if (line.title() == null) {
            return "<span class=\"title\">not in force</span>";
        }
        String text = Html.escape(line.title());
        return "<span class=\"title\">"
                + (line.anchor() == null
                        ? text
                        : "<a href=\"../guidelines#" + Html.escape(line.anchor()) + "\">" + text + "</a>")
                + "</span>";
    }

    private static String reasons(RuleLine line) {
        List<String> items = new ArrayList<>();
        line.reasons()
                .forEach(reason -> items.add(reason.cards() + " "
                        + (reason.display() == null
                                ? "<code>" + Html.escape(reason.code()) + "</code>"
                                : Html.escape(reason.text()))));
        if (line.otherReasons() > 0) {
            items.add(line.otherReasons() + " other reasons");
        }
        if (line.overriddenWithoutReason() > 0) {
            items.add(line.overriddenWithoutReason() + " without a reason");
        }
        return items.isEmpty() ? "" : items.stream().collect(Collectors.joining("</li><li>", "<ul><li>", "</li></ul>"));
    }

    /** What rules in shadow would have said. */
    String shadow() {
        return table(
                List.of("Rule", "Client", "Outcome", "#Calls", "#Findings"),
                report.shadow().stream()
                        .map(line -> row(
                                Html.escape(line.rule()),
                                cell(line.client()),
                                cell(line.outcome()),
                                number(line.calls()),
                                number(line.findings())))
                        .collect(Collectors.joining("", "<tbody>\n", "</tbody>\n")));
    }

    /** Feedback on unknown cards. */
    String unknown() {
        return table(
                List.of("Client", "#Overridden", "#Accepted"),
                report.unknownCards().stream()
                        .map(line ->
                                row(Html.escape(line.client()), number(line.overridden()), number(line.accepted())))
                        .collect(Collectors.joining("", "<tbody>\n", "</tbody>\n")));
    }

    /** @param heads those of columns of numbers begin with # */
    private static String table(List<String> heads, String bodies) {
        return heads.stream()
                        .map(head -> head.startsWith("#")
                                ? "<th scope=\"col\" class=\"n\">" + head.substring(1) + "</th>"
                                : "<th scope=\"col\">" + head + "</th>")
                        .collect(Collectors.joining(
                                "",
                                "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n<thead><tr>",
                                "</tr></thead>\n"))
                + bodies + "</table>\n</div>\n";
    }

    private static String row(String head, String... cells) {
        return "<tr><th scope=\"row\">" + head + "</th>" + String.join("", cells) + "</tr>\n";
    }

    private static String cell(String text) {
        return "<td>" + Html.escape(text) + "</td>";
    }

    private static String number(long number) {
        return "<td class=\"n\">" + number + "</td>";
    }

    private static String share(long number, BigDecimal rate) {
        return "<td class=\"n\">" + number + "<span class=\"share\">" + percent(rate) + " %</span></td>";
    }

    private static BigDecimal percent(BigDecimal rate) {
        return rate.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }
}
