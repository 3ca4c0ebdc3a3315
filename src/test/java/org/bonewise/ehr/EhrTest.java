package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bonewise.cdshooks.ResponseSchema;
import org.bonewise.endtoend.Service;
import org.bonewise.endtoend.Stable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole EHR in a process of its own calls the service in another, as a hospital has them, and then attacks it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EhrTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NO_CARD_BUT_AN_ANSWER = "bone-health-patient-view/no-cancer";
    private static Hospital hospital;
    private static Instant tokensEnd = Instant.EPOCH;

    @BeforeAll
    static void start() {
        hospital = new Hospital();
        hospital.publish("rotating", "ec-old", "rsa-old");
    }

    @AfterAll
    static void stop() {
        hospital.close();
    }

    private static List<String> situations() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("hooks"))) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".request.json"))
                    .map(file -> file.replace(".request.json", "")
                            .replaceFirst("hooks/", "")
                            .replace("examples/", ""))
                    .sorted()
                    .toList();
        }
    }

    private static String writtenDown(String situation) throws IOException {
        return Files.readString(Path.of("hooks", situation.replace("/", "/examples/") + ".response.json"));
    }

    /** The answer with what differs from run to run in the words of the one that is written down. */
    private static String comparable(JsonNode outcome) {
        assertThat(outcome.path("status").intValue())
                .as(outcome.path("body").stringValue())
                .isEqualTo(200);
        ResponseSchema.assertResponse(outcome.path("body").stringValue());
        String pretty = JSON.readTree(outcome.path("body").stringValue()).toPrettyString() + "\n";
        return Stable.uuids(pretty)
                .replace(hospital.base("dated"), Service.PUBLIC)
                .replaceAll("(?<=2026-11-22T)09:\\d\\d:\\d\\d(\\.\\d+)?(?=Z)", "09:00:00");
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> theAnswersAreThoseWrittenDown() throws IOException {
        return situations().stream()
                .map(situation -> DynamicTest.dynamicTest(situation, () -> {
                    JsonNode outcome = hospital.call(Call.of("dated", situation).noAccess());

                    assertThat(comparable(outcome)).isEqualTo(writtenDown(situation));
                    assertThat(outcome.path("trap").intValue()).isZero();
                }));
    }

    /** The EHR reads what discovery asks for, fills two thirds of it into prefetch and gives access to the rest. */
    @TestFactory
    @Order(2)
    Stream<DynamicTest> whatTheEhrLeavesOutIsFetchedAndTheAnswersAreTheSame() throws IOException {
        // One example tells what is said without any record: there is nothing to fetch.
        List<String> all = situations().stream()
                .filter(situation -> !situation.endsWith("/context-alone"))
                .toList();
        return IntStream.range(0, all.size())
                .mapToObj(turn -> DynamicTest.dynamicTest(all.get(turn), () -> {
                    Call call =
                            Call.of("dated", all.get(turn)).with("fill", true).with("turn", turn);
                    if (turn % 2 == 1) {
                        call.key("first/rsa-1");
                    }
                    JsonNode outcome = hospital.call(call);

                    assertThat(comparable(outcome)).isEqualTo(writtenDown(all.get(turn)));
                    assertThat(outcome.path("asked").intValue()).isGreaterThanOrEqualTo(4);
                    assertThat(outcome.path("askedWithoutToken").intValue()).isZero();
                    assertThat(outcome.path("trap").intValue()
                                    + outcome.path("strays").intValue())
                            .isZero();
                }));
    }

    @Test
    @Order(3)
    void feedbackIsTakenForCardsAndOnlyFromTheirService() {
        JsonNode card = JSON.readTree(hospital.call(Call.of("plain", "bone-health-patient-view/breast-clearance-22"))
                        .path("body")
                        .stringValue())
                .at("/cards/0");
        String body = """
                {"feedback": [{"card": "%s", "outcome": "accepted", "acceptedSuggestions": [{"id": "%s"}],
                  "outcomeTimestamp": "%s"}]}""".formatted(
                        card.path("uuid").stringValue(),
                        card.at("/suggestions/0/uuid").stringValue(),
                        Instant.now().minusSeconds(1));
        String door = "/cds-services/" + Call.VIEW + "/feedback";

        JsonNode taken = hospital.call(feedback(door, body).with("remember", "feedback"));
        assertThat(taken.path("body").stringValue()).isEqualTo("{\"received\":1}");
        refusedBare(feedback(door, body).with("reuse", "feedback"));
        refusedBare(feedback(door, body).authorization());
        refusedBare(feedback(door, body).claim("aud", hospital.base("plain") + "/cds-services/bone-health-order-sign"));
        JsonNode wrong = hospital.call(feedback(door, "{\"feedback\": [{\"card\": \"../1\"}]}"));
        assertThat(wrong.path("status").intValue()).isEqualTo(400);
    }

    private static Call feedback(String door, String body) {
        return Call.of("plain", "bone-health-patient-view/breast-clearance-22")
                .door(door)
                .body(body);
    }

    private static void refusedBare(Call call) {
        JsonNode outcome = hospital.call(call);
        assertThat(outcome.path("status").intValue()).isEqualTo(401);
        assertThat(outcome.path("body").stringValue()).isEmpty();
        assertThat(outcome.path("trap").intValue()).isZero();
    }

    private static int status(Call call) {
        return hospital.call(call).path("status").intValue();
    }

    private static Call brief() {
        return Call.of("plain", NO_CARD_BUT_AN_ANSWER).noAccess();
    }

    /** Two tokens of the same end: one is used before it, in the time of the machine. */
    @Test
    @Order(1)
    void aTokenIsTakenToItsEnd() {
        hospital.call(soonToEnd().authorization().with("remember", "late"));
        tokensEnd = Instant.now().plusSeconds(30);

        assertThat(status(soonToEnd())).isEqualTo(200);
    }

    /** 60 seconds more are for clocks that differ. */
    private static Call soonToEnd() {
        return brief().time("iat", -100).time("exp", -30);
    }

    /** The other one is used after it. */
    @Test
    @Order(9)
    void aTokenEndsWhileOneWaits() {
        while (Instant.now().isBefore(tokensEnd)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        refusedBare(brief().with("reuse", "late"));
    }

    @Test
    @Order(1)
    void keysRotateWithoutARestart() {
        assertThat(status(brief().client("rotating", "ec-old").header("jku", rotating())))
                .isEqualTo(200);
        assertThat(status(brief().client("rotating", "rsa-old").header("jku", rotating())))
                .isEqualTo(200);

        hospital.publish("rotating", "ec-new", "rsa-new");

        assertThat(status(brief().client("rotating", "ec-new").header("jku", rotating())))
                .isEqualTo(200);
        assertThat(status(brief().client("rotating", "rsa-new").header("jku", rotating())))
                .isEqualTo(200);
        refusedBare(brief().client("rotating", "ec-old").header("jku", rotating()));
        refusedBare(brief().client("rotating", "rsa-old").header("jku", rotating()));
        for (int i = 0; i < 10; i++) {
            refusedBare(brief().client("rotating", "ec-made-up-" + i).header("jku", rotating()));
        }
        assertThat(hospital.fetches("rotating")).as("fetches in half a minute").isEqualTo(2);
        hospital.publish("rotating", "ec-newest");
    }

    /** The key published last, after the two fetches that half a minute allows, is taken when it is over. */
    @Test
    @Order(9)
    void aKeyThatCameTooSoonIsTakenLater() {
        Instant end = Instant.now().plusSeconds(90);
        int status = 401;
        while (status == 401 && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            status = status(brief().client("rotating", "ec-newest").header("jku", rotating()));
        }
        assertThat(status).isEqualTo(200);
        assertThat(hospital.fetches("rotating")).isEqualTo(3);
    }

    private static String rotating() {
        return "http://127.0.0.1:{port}/keys/rotating/jwks.json";
    }

    /** The trap counts: a client with which it is agreed is heard there, for its keys and for its records. */
    @Test
    @Order(5)
    void theTrapWouldShowACall() {
        JsonNode outcome = hospital.call(Attack.fetching()
                .client("second", "ec-2")
                .header("jku", "http://127.0.0.1:{trap}/keys/second/jwks.json")
                .set("/fhirServer", "http://127.0.0.1:{trap}/fhir"));

        assertThat(outcome.path("status").intValue()).isEqualTo(412);
        assertThat(outcome.path("trap").intValue()).isGreaterThanOrEqualTo(3);
    }

    /** A good name in capitals is the same name; a scheme may be written as one likes. */
    @Test
    @Order(5)
    void whatIsOnlyWrittenOtherwiseIsAnswered() {
        JsonNode capitals =
                hospital.call(Attack.fetching().set("/fhirServer", "http://FHIR.Hospital.Example:{port}/fhir/{visit}"));
        assertThat(capitals.path("status").intValue()).as(capitals.toString()).isEqualTo(200);
        assertThat(capitals.path("asked").intValue()).isPositive();
        assertThat(status(brief().authorization("bearer {jwt}"))).isEqualTo(200);
    }

    @TestFactory
    @Order(6)
    Stream<DynamicTest> attacksOnWhoCalls() {
        return TokenAttacks.all().map(attack -> attack.test(hospital));
    }

    @TestFactory
    @Order(6)
    Stream<DynamicTest> attacksOnWhereTheServiceCalls() {
        return ServerAttacks.all().map(attack -> attack.test(hospital));
    }

    @Test
    @Order(7)
    void aTokenIsTakenOnce() {
        assertThat(status(brief().with("remember", "used"))).isEqualTo(200);
        refusedBare(brief().with("reuse", "used"));
        refusedBare(Call.of("plain", "bone-health-order-sign/no-indication").with("reuse", "used"));

        JsonNode together = hospital.call(brief().with("together", 8));
        assertThat(together.path("statuses").valueStream().filter(status -> status.intValue() == 200))
                .hasSize(1);
        assertThat(together.path("statuses").valueStream().filter(status -> status.intValue() == 401))
                .hasSize(7);
    }

    @Test
    @Order(10)
    void noTokenIsInAnyLog() {
        List<String> secrets = hospital.secrets();
        assertThat(secrets).hasSizeGreaterThan(200);

        assertThat(hospital.logs()).hasSize(2).allSatisfy(log -> {
            assertThat(log).contains("Started ").doesNotContain("eyJ", "visit-", "jndi", "evil.example");
            assertThat(secrets).noneMatch(log::contains);
        });
        assertThat(hospital.logs().getFirst())
                .contains("Clients that may call: first, second, rotating", "Call refused (401)");
    }
}
