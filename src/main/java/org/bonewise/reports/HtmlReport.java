package org.bonewise.reports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.reports.QualityReport.Total;
import org.jspecify.annotations.Nullable;

/** The report as a page. Text of clients and artefacts never becomes markup. */
final class HtmlReport {

    private static final int[] DAYS = {30, 90, 365};
    private static final List<String> ORDER =
            List.of("from", "to", "rule", "client", "service", ReportRequest.FORMAT, ReportRequest.TABLE);

    private final QualityReport report;
    private final HtmlTables tables;
    private final StringBuilder body = new StringBuilder();

    HtmlReport(QualityReport report) {
        this.report = report;
        this.tables = new HtmlTables(report, this::narrowedTo);
    }

    /** The page. */
    String page() {
        body.append("<h1>Quality report</h1>\n<p>What became of the cards shown from ")
                .append(Html.escape(report.period().from()))
                .append(" to ")
                .append(Html.escape(report.period().to()))
                .append(" (")
                .append(Html.escape(report.period().zone()))
                .append("). Made ")
                .append(Html.escape(report.madeAt()))
                .append(".</p>\n");
        form();
        links();
        notes();
        overTime();
        rules();
        shadow();
        unknown();
        record();
        counting();
        return Html.page("quality report", body.toString());
    }

    private void form() {
        body.append("<form method=\"get\">\n");
        input("From", "from", "date", report.period().from(), null);
        input("To", "to", "date", report.period().to(), null);
        input("Rule", "rule", "text", report.filters().rule(), "rule-choices");
        input("Client", "client", "text", report.filters().client(), "client-choices");
        input("Service", "service", "text", report.filters().service(), null);
        body.append("<button>Show</button>\n");
        choices("rule-choices", report.rules().stream().map(QualityReport.RuleLine::rule));
        choices("client-choices", report.rules().stream().map(QualityReport.RuleLine::client));
        body.append("</form>\n");
    }

    private void input(String label, String name, String type, @Nullable String value, @Nullable String list) {
        body.append("<label>%s <input type=\"%s\" name=\"%s\" value=\"%s\"%s></label>\n"
                .formatted(
                        label,
                        type,
                        name,
                        Html.escape(Objects.requireNonNullElse(value, "")),
                        list == null ? "" : " list=\"" + list + "\""));
    }

    private void choices(String id, Stream<String> values) {
        body.append(values.distinct()
                .sorted()
                .map(value -> "<option value=\"" + Html.escape(value) + "\"></option>")
                .collect(Collectors.joining("", "<datalist id=\"" + id + "\">", "</datalist>\n")));
    }

    private void links() {
        LocalDate today = LocalDate.ofInstant(
                Instant.parse(report.madeAt()), ZoneId.of(report.period().zone()));
        body.append("<ul class=\"links\">\n");
        for (int days : DAYS) {
            String from = today.minusDays(days - 1L).toString();
            link("Last " + days + " days", Map.of("from", from, "to", today.toString()));
        }
        if (!parameters().keySet().equals(Set.of("from", "to"))) {
            body.append("<li><a href=\"")
                    .append(Html.escape("?from=" + report.period().from() + "&to="
                            + report.period().to()))
                    .append("\">All rules, clients and services</a></li>\n");
        }
        link("JSON", Map.of("format", "json"));
        for (CsvTable table : CsvTable.values()) {
            link("CSV: " + table.label(), Map.of("format", "csv", "table", table.label()));
        }
        body.append("</ul>\n");
    }

    private void link(String text, Map<String, String> changed) {
        body.append("<li><a href=\"%s\">%s</a></li>\n".formatted(Html.escape(address(changed)), Html.escape(text)));
    }

    /** The address of this report for one rule at one client. */
    private String narrowedTo(String rule, String client) {
        return address(Map.of("rule", rule, "client", client));
    }

    private String address(Map<String, String> changed) {
        Map<String, String> all = parameters();
        all.putAll(changed);
        return ORDER.stream()
                .filter(all::containsKey)
                .map(name -> name + "=" + URLEncoder.encode(all.getOrDefault(name, ""), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("from", report.period().from());
        all.put("to", report.period().to());
        put(all, "rule", report.filters().rule());
        put(all, "client", report.filters().client());
        put(all, "service", report.filters().service());
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private void notes() {
        if (!report.notes().isEmpty()) {
            body.append(report.notes().stream()
                    .map(note -> "<li>" + Html.escape(note) + "</li>\n")
                    .collect(Collectors.joining("", "<ul class=\"notes\">\n", "</ul>\n")));
        }
    }

    private void overTime() {
        Total cards = report.cards();
        body.append("<h2 id=\"weeks\">Cards over time</h2>\n");
        if (cards.shown() == 0) {
            body.append("<p>No card was shown in this period")
                    .append(parameters().size() > 2 ? " that fits: look at rule, client and service above" : "")
                    .append(".</p>\n");
            return;
        }
        body.append("<dl class=\"totals\">");
        total("shown", cards.shown());
        total("overridden", cards.overridden());
        total("accepted", cards.accepted());
        total("without an answer", cards.unanswered());
        body.append("</dl>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Chart\">\n")
                .append(new WeeksChart(report.weeks()).svg())
                .append("</div>\n<details><summary>The numbers of the chart</summary>\n")
                .append(tables.weeks())
                .append("</details>\n");
    }

    private void total(String what, long cards) {
        body.append("<div><dt>").append(what).append("</dt><dd>").append(cards).append("</dd></div>");
    }

    private void rules() {
        if (!report.rules().isEmpty()) {
            body.append("<h2 id=\"rules\">Rules, the noisiest first</h2>\n")
                    .append("<p>A card that several rules led to counts for each of them, so that these lines add up to"
                            + " more than there are cards.</p>\n")
                    .append(tables.rules());
        }
    }

    private void shadow() {
        body.append("<h2 id=\"shadow\">Rules in shadow</h2>\n");
        body.append(
                report.shadow().isEmpty()
                        ? "<p>No rule in shadow would have spoken.</p>\n"
                        : "<p>What they would have said; nobody saw it, and it counts nowhere above.</p>\n"
                                + tables.shadow());
    }

    private void unknown() {
        body.append("<h2 id=\"unknown\">Feedback on unknown cards</h2>\n");
        body.append(
                report.unknownCards().isEmpty()
                        ? "<p>None came in this period.</p>\n"
                        : "<p>It came in this period, and its card is not on record as one that was given to that client:"
                                + " deleted, lost, or never ours. It counts nowhere above, and is not narrowed to a rule.</p>\n"
                                + tables.unknown());
    }

    private void record() {
        QualityReport.OnRecord record = report.record();
        body.append("<h2 id=\"record\">How far the record goes back</h2>\n<ul>\n");
        reach("Cards", record.oldestCard(), record.cardsKeptFor());
        reach("Feedback", record.oldestFeedback(), record.feedbackKeptFor());
        reach("Rules in shadow", record.oldestShadowFinding(), record.cardsKeptFor());
        body.append("</ul>\n");
    }

    private void reach(String what, @Nullable String oldest, @Nullable String kept) {
        body.append("<li>")
                .append(what)
                .append(oldest == null ? ": none on record; " : ": since " + Html.escape(oldest) + "; ")
                .append(kept == null ? "kept until somebody deletes them" : "kept for " + inWords(kept))
                .append(".</li>\n");
    }

    private static String inWords(String period) {
        return ReportNotes.inWords(Period.parse(period));
    }

    private void counting() {
        body.append("""
                <h2 id="counting">How this is counted</h2>
                <ul>
                <li>A card counts on the day on which it was shown. What is told of it later counts too: the cards of the last days
                may still be answered.</li>
                <li>Of a card that was both accepted and overridden the latest feedback by its own time
                (<code>outcomeTimestamp</code>) decides; at the same time, the one that came last.</li>
                <li>Shares are of the cards shown. No answer is no rejection: many systems tell nothing of a card that is just
                closed, and advice may be followed without a click.</li>
                <li>Rules are sorted by the share of overrides, then by the share without an answer. Those with fewer than %d cards
                stand apart below: there one card more or less changes much.</li>
                <li>Reasons that cards offer stand in their words, others by the code of the client. What clinicians write is
                never shown.</li>
                </ul>
                """.formatted(RuleLines.FEW));
    }

    /** A page that says why there is no report. */
    static String refusal(HookFailure failure) {
        String reasons = failure.issues().stream()
                .map(issue -> "<li>"
                        + (issue.expression() == null ? "" : "<code>" + Html.escape(issue.expression()) + "</code>: ")
                        + Html.escape(issue.diagnostics()) + "</li>\n")
                .collect(Collectors.joining());
        return Html.page(
                "no quality report",
                "<h1>No quality report</h1>\n<ul class=\"notes\">\n" + reasons
                        + "</ul>\n<p><a href=\"?\">The report of the last 90 days</a></p>\n");
    }
}
