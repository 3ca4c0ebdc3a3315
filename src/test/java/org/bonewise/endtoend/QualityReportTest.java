package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bonewise.cdshooks.ResponseSchema;
import org.bonewise.store.Engine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of cards, as a drug committee reads it. */
class QualityReportTest {

    private static final String SERVICE = EhrToken.SERVICE;
    private static final String ROGUE = "=HYPERLINK(\"https://evil.example\",\"<b>\")";
    private static final String OFFERED = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    private static HikariDataSource source;
    private static Service service;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        String url = Engine.H2.fresh();
        source = Engine.open(url);
        service = Service.at(
                Clock.fixed(Service.NOW, ZoneId.of("Europe/Copenhagen")),
                "spring.datasource.url=" + url,
                "bonewise.feedback.comments=keep",
                "bonewise.feedback.retention=30d");
        cards(25, "2026-10-06T12:00:00Z", "ehr-main", "SAF-10").overridden(15, null, null);
        cards(40, "2026-11-17T12:00:00Z", "ehr-main", "BM-1")
                .accepted(24)
                .overridden(6, OFFERED, "patient-refuses")
                .overridden(2, "https://ehr.example/reasons", "own-code")
                .overridden(2, null, null);
        cards(3, "2026-11-17T12:00:00Z", "ehr-main", "AI-1", "BM-1").overridden(3, null, null);
        cards(20, "2026-11-17T12:00:00Z", ROGUE, "BM-1");
        new Cards("ehr-main", List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()))
                .accepted(1)
                .overridden(2, null, null);
        new JdbcTemplate(source)
                .update(
                        "insert into shadow_finding values (?, 'SAF-12.course', 'hold', 'ehr-main', ?, 5, ?)",
                        UUID.randomUUID(),
                        SERVICE,
                        OffsetDateTime.parse("2026-11-17T12:00:00Z"));
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    private static Cards cards(int number, String at, String client, String... rules) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        List<UUID> cards = Stream.generate(UUID::randomUUID).limit(number).toList();
        for (UUID card : cards) {
            jdbc.update(
                    "insert into card values (?, ?, ?, null, 'esmo', '1', 'info', ?)",
                    card,
                    SERVICE,
                    client,
                    OffsetDateTime.parse(at));
            for (int place = 0; place < rules.length; place++) {
                jdbc.update("insert into card_rule values (?, ?, ?, ?)", card, place, rules[place], rules[place]);
            }
        }
        return new Cards(client, cards);
    }

    /** Cards of which something is told in turn. */
    private record Cards(String client, Deque<UUID> left) {

        Cards(String client, List<UUID> cards) {
            this(client, new ArrayDeque<>(cards));
        }

        Cards accepted(int number) {
            return told(number, "accepted", null, null);
        }

        Cards overridden(int number, @Nullable String system, @Nullable String code) {
            return told(number, "overridden", system, code);
        }

        private Cards told(int number, String outcome, @Nullable String system, @Nullable String code) {
            JdbcTemplate jdbc = new JdbcTemplate(source);
            OffsetDateTime at = OffsetDateTime.parse("2026-11-18T08:00:00Z");
            for (int i = 0; i < number; i++) {
                UUID feedback = UUID.randomUUID();
                jdbc.update(
                        "insert into feedback values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        feedback,
                        client,
                        SERVICE,
                        left.remove(),
                        outcome,
                        at,
                        at,
                        code,
                        system);
                jdbc.update("insert into feedback_comment values (?, 'Frau Andersen will nicht', ?)", feedback, at);
            }
            return this;
        }
    }

    private HttpResponse<String> get(String parameters, String accept) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(service.base() + "/reports/feedback" + parameters))
                        .header("Accept", accept)
                        .build(),
                BodyHandlers.ofString());
    }

    private String body(String parameters) throws Exception {
        HttpResponse<String> response = get(parameters, "*/*");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("Andersen");
        return response.body();
    }

    private JsonNode json(String parameters) throws Exception {
        String body = body(parameters);
        ResponseSchema.assertReport(body);
        return new JsonMapper().readTree(body);
    }

    @Test
    void rulesAreCountedTheNoisiestFirstAndThoseWithFewCardsLast() throws Exception {
        assertThat(body("?format=csv")).isEqualTo("""
                rule,title,client,shown,accepted,overridden,unanswered,acceptance_rate,override_rate,few_cards\r
                SAF-10,No recent dental assessment before the first dose,ehr-main,25,0,15,10,0.0000,0.6000,false\r
                BM-1,Breast cancer with bone metastases: start a bone-modifying agent,ehr-main,43,24,13,6,0.5581,0.3023,false\r
                BM-1,Breast cancer with bone metastases: start a bone-modifying agent,\
                "'=HYPERLINK(""https://evil.example"",""<b>"")",20,0,0,20,0.0000,0.0000,false\r
                AI-1,Bone loss under endocrine therapy of breast cancer: T-score below -2.0,ehr-main,3,0,3,0,0.0000,1.0000,true\r
                """);
    }

    @Test
    void theOtherTablesAreFilesToo() throws Exception {
        HttpResponse<String> reasons = get("?table=reasons&format=csv&client=ehr-main&rule=BM-1", "text/html");
        assertThat(reasons.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(reasons.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"feedback-reasons-2026-08-25-2026-11-22.csv\"");
        assertThat(reasons.body()).isEqualTo("""
                rule,client,reason_system,reason_code,reason_display,cards\r
                BM-1,ehr-main,http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes,patient-refuses,Patient declines,6\r
                BM-1,ehr-main,https://ehr.example/reasons,own-code,,2\r
                BM-1,ehr-main,,,no reason,5\r
                """);
        assertThat(body("?table=weeks&format=csv&rule=SAF-10")).isEqualTo("""
                week,from,to,rule,client,shown,accepted,overridden,unanswered\r
                2026-W41,2026-10-05,2026-10-11,SAF-10,ehr-main,25,0,15,10\r
                """);
        assertThat(body("?table=shadow&format=csv")).isEqualTo("""
                rule,client,outcome,calls,findings\r
                SAF-12.course,ehr-main,hold,1,5\r
                """);
        assertThat(body("?table=unknown&format=csv")).isEqualTo("""
                client,accepted,overridden\r
                ehr-main,1,2\r
                """);
    }

    @Test
    void theWholeReportIsThereForPrograms() throws Exception {
        JsonNode report = json("?format=json&to=2026-11-20");

        assertThat(report.path("period").toString())
                .isEqualTo("{\"from\":\"2026-08-23\",\"to\":\"2026-11-20\",\"zone\":\"Europe/Copenhagen\"}");
        assertThat(report.path("madeAt").stringValue()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(report.path("filters").toString()).isEqualTo("{}");
        assertThat(report.path("record").toString())
                .isEqualTo("{\"oldestCard\":\"2026-10-06\",\"oldestFeedback\":\"2026-11-18\","
                        + "\"oldestShadowFinding\":\"2026-11-17\",\"feedbackKeptFor\":\"P30D\"}");
        assertThat(report.path("cards").toString())
                .isEqualTo("{\"shown\":88,\"accepted\":24,\"overridden\":28,\"unanswered\":36}");
        assertThat(report.path("weeks").size()).isEqualTo(14);
        assertThat(report.at("/weeks/0").toString())
                .isEqualTo("{\"week\":\"2026-W34\",\"from\":\"2026-08-23\",\"to\":\"2026-08-23\","
                        + "\"shown\":0,\"accepted\":0,\"overridden\":0,\"unanswered\":0}");
        assertThat(report.at("/weeks/13").toString())
                .isEqualTo("{\"week\":\"2026-W47\",\"from\":\"2026-11-16\",\"to\":\"2026-11-20\","
                        + "\"shown\":63,\"accepted\":24,\"overridden\":13,\"unanswered\":26}");
        assertThat(report.at("/rules/1/reasons").toString())
                .isEqualTo("[{\"system\":\"" + OFFERED
                        + "\",\"code\":\"patient-refuses\",\"display\":\"Patient declines\",\"cards\":6},"
                        + "{\"system\":\"https://ehr.example/reasons\",\"code\":\"own-code\",\"cards\":2}]");
        assertThat(report.at("/rules/1/overriddenWithoutReason").intValue()).isEqualTo(5);
        assertThat(report.at("/rules/1/otherReasons").intValue()).isZero();
        assertThat(report.path("shadow").toString())
                .isEqualTo("[{\"rule\":\"SAF-12.course\",\"client\":\"ehr-main\",\"outcome\":\"hold\","
                        + "\"calls\":1,\"findings\":5}]");
        assertThat(report.path("unknownCards").toString())
                .isEqualTo("[{\"client\":\"ehr-main\",\"accepted\":1,\"overridden\":2}]");
        assertThat(report.path("notes").valueStream().map(JsonNode::stringValue))
                .containsExactly(
                        "The record of cards begins on 2026-10-06, after the first day of this period.",
                        "Feedback is deleted after 30 days: of cards shown before 2026-10-23 it may be gone, and they"
                                + " count as without an answer.",
                        "The client " + ROGUE + " told nothing of any of these cards: it may send no feedback at all.");
    }

    @Test
    void aReportIsNarrowed() throws Exception {
        JsonNode report =
                json("?format=json&from=2026-11-16&to=2026-11-22&rule=BM-1&client=ehr-main&service=" + SERVICE);

        assertThat(report.path("filters").toString())
                .isEqualTo("{\"client\":\"ehr-main\",\"rule\":\"BM-1\",\"service\":\"" + SERVICE + "\"}");
        assertThat(report.path("cards").path("shown").intValue()).isEqualTo(43);
        assertThat(report.path("rules").size()).isEqualTo(1);
        assertThat(report.path("weeks").size()).isEqualTo(1);
        assertThat(json("?format=json&client=nobody").path("rules").size()).isZero();
        assertThat(json("?format=json&service=bone-health-order-sign")
                        .path("rules")
                        .size())
                .isZero();
        assertThat(json("?format=json&rule=&client=%20").path("rules").size())
                .as("as a form sends them")
                .isEqualTo(4);
    }

    @Test
    void thePageShowsItAndNothingOfAClientBecomesMarkup() throws Exception {
        HttpResponse<String> page = get("", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none';"
                        + " form-action 'self' https:; frame-ancestors 'none'");
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("What became of the cards shown from 2026-08-25 to 2026-11-22 (Europe/Copenhagen).")
                .contains("<a href=\"../guidelines#esmo-BM-1\">Breast cancer with bone metastases")
                .contains("<a href=\"../guidelines#safety-SAF-10\">No recent dental assessment")
                .contains(
                        "<a href=\"?from=2026-08-25&amp;to=2026-11-22&amp;rule=SAF-10&amp;client=ehr-main\">SAF-10</a>")
                .contains("<td class=\"n\">15<span class=\"share\">60.0 %</span></td>")
                .contains("<li>6 Patient declines</li><li>2 <code>own-code</code></li><li>5 without a reason</li>")
                .contains("A card that several rules led to counts for each of them")
                .contains("Fewer than 20 cards: their shares say little")
                .contains("<li>Feedback: since 2026-11-18; kept for 30 days.</li>")
                .contains("<td>=HYPERLINK(&quot;https://evil.example&quot;,&quot;&lt;b&gt;&quot;)</td>")
                .doesNotContain("<b>", "<script", "<link", "<img", "@import", "url(", "style=\"", "Andersen");
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(id -> id.group(1))
                .toList();
        assertThat(ids).contains("rules", "weeks").doesNotHaveDuplicates();
        assertThat(page.body().indexOf("rule=SAF-10")).isLessThan(page.body().indexOf("rule=BM-1"));
        assertThat(page.body().indexOf("Fewer than 20")).isLessThan(page.body().indexOf("rule=AI-1"));
    }

    @Test
    void theChartIsToldInWordsAndInATable() throws Exception {
        assertThat(body("?from=2026-11-09&to=2026-11-22"))
                .contains("role=\"img\" aria-labelledby=\"chart-title chart-desc\"")
                .contains(
                        "A bar for each week from 2026-W46 to 2026-W47: overridden, accepted and unanswered cards. The"
                                + " highest is 2026-W47 with 63 cards, 13 of them overridden.")
                .contains("<title>2026-W47: 63 shown, 13 overridden, 24 accepted, 26 without an answer</title>"
                        + "<rect class=\"overridden\" x=\"699\" y=\"228.3\" width=\"56\" height=\"35.8\"/>")
                .contains("text-anchor=\"end\">80</text>")
                .contains("<tr><th scope=\"row\">2026-W46</th><td>2026-11-09 to 2026-11-15</td><td class=\"n\">0</td>");
    }

    @Test
    void withoutCardsThereIsNoChart() throws Exception {
        assertThat(body("?from=2026-01-01&to=2026-01-31"))
                .contains("No card was shown in this period.")
                .doesNotContain("<svg", "<h2 id=\"rules\"");
        assertThat(body("?rule=BM-999"))
                .contains("No card was shown in this period that fits: look at rule, client and service above.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html, */*;q=0.1 | text/html;charset=UTF-8",
                "*/* | text/html;charset=UTF-8",
                "image/png | text/html;charset=UTF-8",
                "application/json | application/json",
                "application/json, text/plain, */* | application/json",
                "text/html;q=0.5, text/csv | text/csv;charset=UTF-8",
                "text/csv;q=0.5, application/*;q=0.6 | application/json",
                "nonsense | text/html;charset=UTF-8"
            })
    void theFormIsThatWhichTheCallerAccepts(String accept, String type) throws Exception {
        assertThat(get("", accept).headers().firstValue("Content-Type")).hasValue(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?from=22.11.2026 | from | Write from as a day, such as 2026-11-22.",
                "?to=2026-02-30 | to | Write to as a day, such as 2026-11-22.",
                "?from=2026-11-02&to=2026-11-01 | from | The period ends before it begins: set from to a day that is not after 2026-11-01.",
                "?from=2025-11-21 | from | A period has at most 366 days: set from to 2025-11-22 or later, or to to an earlier day than 2026-11-22.",
                "?format=xml | format | Set format to one of html, json, csv.",
                "?table=rules | table | Set table together with format=csv alone.",
                "?client=a&client=b | client | Send client once.",
                "?rule=a%00b | rule | Write rule with at most 200 characters, none of which controls.",
                "?form=csv | form | There is no such parameter: there are from, to, client, rule, service, format and table.",
                "?client=%zz | parameters | Encode the parameters of the address by RFC 3986."
            })
    void aParameterThatIsWrongIsNamed(String parameters, String name, String diagnostics) throws Exception {
        String raw = "/reports/feedback" + parameters;
        RawReply json = raw(raw, "application/json");
        assertThat(json.status()).as(json.body()).isEqualTo(400);
        ResponseSchema.assertError(json.body());
        JsonNode issue = new JsonMapper().readTree(json.body()).at("/issue/0");
        assertThat(issue.at("/expression/0").stringValue()).isEqualTo(name);
        assertThat(issue.path("diagnostics").stringValue()).isEqualTo(diagnostics);

        RawReply page = raw(raw, "text/html");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains("<code>" + name + "</code>: " + diagnostics)
                .contains("<a href=\"?\">The report of the last 90 days</a>");
    }

    @Test
    void aTableThatIsNotThereIsNamed() throws Exception {
        HttpResponse<String> refused = get("?format=csv&table=all", "text/html");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonMapper()
                        .readTree(refused.body())
                        .at("/issue/0/diagnostics")
                        .stringValue())
                .isEqualTo("Set table to one of rules, reasons, weeks, shadow, unknown.");
    }

    private record RawReply(int status, String body) {}

    /** The client of the JDK sends no address that is wrong. */
    private static RawReply raw(String path, String accept) throws Exception {
        URI base = URI.create(service.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new RawReply(
                    Integer.parseInt(reply.substring(9, 12)), reply.substring(reply.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    void aWholeYearIsTheMost() throws Exception {
        JsonNode report = json("?format=json&from=2025-11-22");

        assertThat(report.path("weeks").size()).isEqualTo(53);
        assertThat(report.path("cards").path("shown").intValue()).isEqualTo(88);
    }
}
