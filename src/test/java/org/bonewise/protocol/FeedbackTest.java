package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.feedback.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What clients may tell of cards, and what is kept of it. */
class FeedbackTest {

    private static final String SERVICE = "small-patient-view";
    private static final String DOOR = "/cds-services/" + SERVICE + "/feedback";
    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final UUID CARD = UUID.fromString("5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11");
    private static final UUID SUGGESTION = UUID.fromString("5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c12");
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private static final String ACCEPTED = """
            {"card": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11", "outcome": "accepted",
             "acceptedSuggestions": [{"id": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c12"}],
             "outcomeTimestamp": "2026-11-22T09:00:00Z"}""";

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.feedbacks().clear();
        server.feedbacks().first(() -> {});
    }

    private static String overridden(String members) {
        return """
                {"card": "5B0BBFD9-6E1E-4D6C-8A4C-0A2F7F0B7C11", "outcome": "overridden",
                 "outcomeTimestamp": "2026-11-22T09:00:00Z"%s}""".formatted(members);
    }

    private static String batch(String... items) {
        return "{\"feedback\": [" + String.join(", ", items) + "]}";
    }

    private ProtocolServer.Reply send(String... items) {
        return server.post(DOOR, batch(items), JSON);
    }

    private List<FeedbackItem> kept() {
        return server.feedbacks().of(SERVICE);
    }

    @Test
    void feedbackOfManyCardsIsKept() {
        ProtocolServer.Reply reply = send(ACCEPTED, overridden("""
                , "overrideReason": {"reason": {"code": "patient-refuses", "system": "https://example.org",
                    "display": "Refused"}, "userComment": "Mrs Andersen does not want it"}"""));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.body()).isEqualTo("{\"received\":2}");
        assertThat(kept())
                .containsExactly(
                        new FeedbackItem(CARD, NINE, new Outcome.Accepted(List.of(SUGGESTION))),
                        new FeedbackItem(
                                CARD,
                                NINE,
                                new Outcome.Overridden(
                                        new Reason("patient-refuses", "https://example.org", "Refused"))));
    }

    @Test
    void everyServiceHasItsOwn() {
        server.send("GET", "/cds-services").json().path("services").forEach(service -> {
            String id = service.path("id").stringValue();

            assertThat(server.post("/cds-services/" + id + "/feedback", batch(ACCEPTED), JSON)
                            .status())
                    .isEqualTo(200);
            assertThat(server.feedbacks().of(id)).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"overrideReason\": null",
                ", \"overrideReason\": {}",
                ", \"overrideReason\": {\"reason\": {}}",
                ", \"overrideReason\": {\"reason\": null, \"userComment\": null}",
                ", \"overrideReason\": {\"userComment\": \"Andersen\\n\"}",
                ", \"acceptedSuggestions\": []",
                ", \"acceptedSuggestions\": [{\"id\": \"x\"}]",
                ", \"colour\": null, \"extension\": {\"org.example\": [1]}"
            })
    void aCardMayBeDismissedWithoutAReason(String members) {
        assertThat(send(overridden(members)).status()).isEqualTo(200);
        assertThat(kept()).containsExactly(new FeedbackItem(CARD, NINE, new Outcome.Overridden(null)));
    }

    @Test
    void aReasonToOverrideWhatWasAcceptedIsIgnored() {
        String both = ACCEPTED.replace("\"outcome\":", "\"overrideReason\": \"Andersen\", \"outcome\":");

        assertThat(send(both).status()).isEqualTo(200);
        assertThat(kept()).containsExactly(new FeedbackItem(CARD, NINE, new Outcome.Accepted(List.of(SUGGESTION))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": \"own-7\"}",
                "{\"code\": \"own-7\", \"system\": null, \"display\": \"\"}",
                "{\"code\": \"own-7\", \"system\": \" \", \"userSelected\": true}"
            })
    void aReasonOfTheClientsOwnIsKeptAndNeedsNothingButItsCode(String reason) {
        assertThat(send(overridden(", \"overrideReason\": {\"reason\": " + reason + "}"))
                        .status())
                .isEqualTo(200);
        assertThat(kept())
                .containsExactly(new FeedbackItem(CARD, NINE, new Outcome.Overridden(new Reason("own-7", null, null))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00:00Z,2026-11-22T09:00:00Z",
        "2026-11-22t10:00:00.5+01:00,2026-11-22T09:00:00.5Z",
        "2026-11-21T23:30:00-09:30,2026-11-22T09:00:00Z",
        "2026-11-22T09:00:00.123456789z,2026-11-22T09:00:00.123456Z"
    })
    void theMomentIsKeptInUtcToTheMicrosecond(String sent, Instant kept) {
        assertThat(send(ACCEPTED.replace("2026-11-22T09:00:00Z", sent)).status())
                .isEqualTo(200);
        assertThat(kept()).extracting(FeedbackItem::at).containsExactly(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "2026-11-22T09:00:00",
                "2026-11-22T09:00Z",
                "2026-11-22 09:00:00Z",
                "2026-11-22T09:00:00+01",
                "2026-11-22T09:00:00+01:00:30",
                "2026-02-30T09:00:00Z",
                "2026-11-22T25:00:00Z",
                "2020-12-11T00:00:00Z UTC",
                "1795338000"
            })
    void whatIsNoMomentIs400(String sent) {
        ProtocolServer.Reply reply = send(ACCEPTED.replace("2026-11-22T09:00:00Z", sent));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("feedback[0].outcomeTimestamp");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "card": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11", | "a": 1, | card
            "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11"          | 5 | card
            "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11"          | "1-1-1-1-1" | card
            "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11"          | "Nancy Andersen" | card
            "accepted"                                      | "Accepted" | outcome
            "accepted"                                      | "ignored" | outcome
            "outcome": "accepted",                          | "a": 1, | outcome
            "outcomeTimestamp"                              | "timestamp" | outcomeTimestamp
            "2026-11-22T09:00:00Z"                          | 1795338000 | outcomeTimestamp
            "acceptedSuggestions"                           | "suggestions" | acceptedSuggestions
            [{"id": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c12"}] | [] | acceptedSuggestions
            [{"id": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c12"}] | {"id": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c12"} | acceptedSuggestions
            [{"id": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c12"}] | ["5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c12"] | acceptedSuggestions[0].id
            }],                                             | }, {}], | acceptedSuggestions[1].id
            """)
    void whatBreaksTheRulesIs400AndNamed(String found, String replacement, String named) {
        assertThat(ACCEPTED).contains(found);
        ProtocolServer.Reply reply = send(overridden(""), ACCEPTED.replace(found, replacement));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("feedback[1]." + named);
        assertThat(reply.body()).doesNotContain("Andersen");
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "late"                                | overrideReason
            []                                    | overrideReason
            {"userComment": 5}                    | overrideReason.userComment
            {"reason": "late"}                    | overrideReason.reason
            {"reason": [{"code": "late"}]}        | overrideReason.reason
            {"reason": {"display": "Late"}}       | overrideReason.reason.code
            {"reason": {"code": " "}}             | overrideReason.reason.code
            {"reason": {"code": 5}}               | overrideReason.reason.code
            {"reason": {"code": "a\\u0000b"}}      | overrideReason.reason.code
            {"reason": {"code": "a\\ud800b"}}      | overrideReason.reason.code
            {"reason": {"code": "a", "system": 5}} | overrideReason.reason.system
            {"reason": {"code": "a", "display": {}}} | overrideReason.reason.display
            """)
    void aReasonOfTheWrongShapeIs400AndNamed(String reason, String named) {
        ProtocolServer.Reply reply = send(overridden(", \"overrideReason\": " + reason));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("feedback[0]." + named);
        assertThat(reply.json().path("issue")).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"code,500", "system,500", "display,500", "userComment,10000"})
    void textsAreBounded(String member, int longest) {
        for (int more : new int[] {0, 1}) {
            String text = "\"" + member + "\": \"" + "x".repeat(longest + more) + "\"";
            String reason =
                    switch (member) {
                        case "userComment" -> "{" + text + "}";
                        case "code" -> "{\"reason\": {" + text + "}}";
                        default -> "{\"reason\": {\"code\": \"a\", " + text + "}}";
                    };

            assertThat(send(overridden(", \"overrideReason\": " + reason)).status())
                    .isEqualTo(more == 0 ? 200 : 400);
        }
    }

    @Test
    void suggestionsOfOneCardAreBoundedAndCountOnce() {
        String one = "{\"id\": \"" + SUGGESTION + "\"}";

        assertThat(send(ACCEPTED.replace(one, String.join(",", Collections.nCopies(51, one))))
                        .field())
                .isEqualTo("feedback[0].acceptedSuggestions");
        assertThat(send(ACCEPTED.replace(one, String.join(",", Collections.nCopies(50, one))))
                        .status())
                .isEqualTo(200);
        assertThat(kept()).containsExactly(new FeedbackItem(CARD, NINE, new Outcome.Accepted(List.of(SUGGESTION))));
    }

    @Test
    void everyWrongItemIsNamedAndNothingIsKept() {
        ProtocolServer.Reply reply = send(
                ACCEPTED,
                ACCEPTED.replace("acceptedSuggestions", "suggestions"),
                "null",
                ACCEPTED.replace("\"accepted\"", "\"seen\"").replace("22T09", "22"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("issue").valueStream())
                .extracting(issue -> issue.at("/expression/0").stringValue())
                .containsExactly(
                        "feedback[1].acceptedSuggestions",
                        "feedback[2]",
                        "feedback[3].outcomeTimestamp",
                        "feedback[3].outcome");
        assertThat(kept()).isEmpty();
    }

    @Test
    void ofVeryManyThatAreWrongTheFirstHundredAreNamed() {
        ProtocolServer.Reply reply =
                send(IntStream.range(0, 150).mapToObj(i -> "5").toArray(String[]::new));

        JsonNode issues = reply.json().path("issue");
        assertThat(issues).hasSize(101);
        assertThat(issues.path(99).at("/expression/0").stringValue()).isEqualTo("feedback[99]");
        assertThat(issues.path(100).path("diagnostics").stringValue()).isEqualTo("More is wrong than is named here.");
    }

    @Test
    void aThousandItemsAreTakenAndNotOneMore() {
        String items = IntStream.range(0, 1000)
                .mapToObj(i -> overridden("").replace(":00Z", ":00.%03dZ".formatted(i)))
                .collect(Collectors.joining(","));

        assertThat(server.post(DOOR, batch(items), JSON).body()).isEqualTo("{\"received\":1000}");
        ProtocolServer.Reply more = server.post(DOOR, batch(items, ACCEPTED), JSON);
        assertThat(more.status()).isEqualTo(413);
        assertThat(more.field()).isEqualTo("feedback");
        assertThat(kept()).hasSize(1000);
    }

    @Test
    void aRepeatChangesNothingAndIsNoFault() {
        String dismissed = overridden("");
        String later = dismissed.replace("09:00:00", "09:00:01");

        assertThat(send(ACCEPTED, ACCEPTED).body()).isEqualTo("{\"received\":2}");
        assertThat(send(dismissed, ACCEPTED.replace("09:00:00Z", "11:00:00+02:00"), later)
                        .body())
                .isEqualTo("{\"received\":3}");

        assertThat(kept())
                .containsExactly(
                        new FeedbackItem(CARD, NINE, new Outcome.Accepted(List.of(SUGGESTION))),
                        new FeedbackItem(CARD, NINE, new Outcome.Overridden(null)),
                        new FeedbackItem(CARD, NINE.plusSeconds(1), new Outcome.Overridden(null)));
    }

    @Test
    void aCardThatWasNeverOursFailsNothing() {
        String unknown = ACCEPTED.replace(CARD.toString(), "00000000-0000-0000-0000-000000000001");

        assertThat(send(unknown, ACCEPTED).body()).isEqualTo("{\"received\":2}");
    }

    @Test
    void nothingIsNoFault() {
        server.feedbacks().first(() -> {
            throw new IllegalStateException("asked to keep nothing");
        });

        assertThat(send().body()).isEqualTo("{\"received\":0}");
    }

    @Test
    void oneItemMayBeTheBodyItself() {
        assertThat(server.post(DOOR, ACCEPTED, JSON).body()).isEqualTo("{\"received\":1}");
        assertThat(kept()).containsExactly(new FeedbackItem(CARD, NINE, new Outcome.Accepted(List.of(SUGGESTION))));
        assertThat(server.post(DOOR, ACCEPTED.replace("accepted\"", "seen\""), JSON)
                        .field())
                .isEqualTo("outcome");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"feedback\": null}",
                "{\"feedback\": {}}",
                "{\"feedback\": \"accepted\"}",
                "{\"cards\": []}"
            })
    void withoutAListOfFeedbackItIs400(String body) {
        ProtocolServer.Reply reply = server.post(DOOR, body, JSON);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("feedback");
    }

    @Test
    void aStoreThatIsOutOfOrderIs503AndTheSameMayBeSentAgain() {
        server.feedbacks().first(() -> {
            throw new IllegalStateException("row of Nancy Andersen");
        });
        try (CapturedLog log = CapturedLog.start()) {
            ProtocolServer.Reply reply = send(ACCEPTED, overridden(""));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.json().at("/issue/0/code").stringValue()).isEqualTo("transient");
            assertThat(reply.diagnostics())
                    .startsWith("Feedback cannot be kept at the moment: send the same again. Try again in 2 s;");
            assertThat(log.text())
                    .contains("A call was refused: UNAVAILABLE", "java.lang.IllegalStateException", "FeedbackTest")
                    .doesNotContain("took feedback");
            assertThat(log.text() + reply.body()).doesNotContain("Andersen");
        }
        assertThat(kept()).isEmpty();

        server.feedbacks().first(() -> {});
        assertThat(send(ACCEPTED, overridden("")).status()).isEqualTo(200);
        assertThat(kept()).hasSize(2);
    }

    @Test
    void theLogTellsHowManyAndNothingThatWasWritten() {
        String commented = overridden("""
                , "overrideReason": {"reason": {"code": "code-of-andersen", "display": "Nancy"},
                    "userComment": "Mrs Andersen does not want it"}""");
        try (CapturedLog log = CapturedLog.start()) {
            send(ACCEPTED, commented, overridden("").replace("09:00:00", "09:00:01"));
            send(commented.replace("\"code\"", "\"cod\""));

            assertThat(log.text())
                    .contains(
                            "Service small-patient-view took feedback of anonymous: 3 items, 1 accepted, 2 overridden")
                    .contains("A call was refused: BREAKS_PROTOCOL [Send the code of the reason.]")
                    .doesNotContainIgnoringCase("andersen", "nancy", CARD.toString());
        }
        assertThat(kept().toString()).doesNotContain("does not want");
    }
}
