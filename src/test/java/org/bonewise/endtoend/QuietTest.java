package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.bonewise.quiet.QuietMemory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a reader of cards was told is not told again at once; another reader, new findings and dangers are. */
class QuietTest {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Service.NOW);
    private static Service service;

    private String user = "";

    @BeforeAll
    static void start() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return NOW.get();
            }
        };
        service = Service.at(
                clock, "bonewise.quiet.memory=on", "bonewise.quiet.secret=a secret of more than thirty-two characters");
    }

    @BeforeEach
    void morning() {
        NOW.set(Service.NOW);
        user = "Practitioner/" + UUID.randomUUID();
    }

    private static void later(Duration time) {
        NOW.set(Service.NOW.plus(time));
    }

    private ViewCall call(String example) {
        return Examples.request(example).user(user);
    }

    private static List<String> told(ViewCall call) {
        return Examples.summaries(service.cards(call));
    }

    /** What was told is remembered behind the answer. */
    private static void awaitSilence(ViewCall call) {
        List<String> told = told(call);
        for (int i = 0; i < 200 && !told.isEmpty(); i++) {
            told = told(call);
        }
        assertThat(told).isEmpty();
    }

    private static List<String> silencedBy(ViewCall call) {
        return service.explained(call.json())
                .path("silencedBy")
                .valueStream()
                .map(rule -> rule.stringValue(""))
                .toList();
    }

    @Test
    void aRecommendationIsToldToEachReaderOnceADay() {
        ViewCall call = call("prostate-crpc");
        assertThat(told(call))
                .containsExactly(
                        "Start denosumab or zoledronic acid: bone metastases of castration-resistant prostate cancer");

        awaitSilence(call);
        assertThat(silencedBy(call)).containsExactly("SIL-10");
        assertThat(told(call("prostate-crpc").user("Practitioner/another"))).hasSize(1);
        later(Duration.ofHours(25));
        assertThat(told(call)).hasSize(1);
    }

    @Test
    void aQuestionIsAskedOfEachReaderOnceInNinetyDays() {
        ViewCall call = call("breast-suspected-metastasis");
        awaitSilence(call);

        later(Duration.ofDays(2));
        assertThat(told(call)).isEmpty();
        assertThat(silencedBy(call)).containsExactly("SIL-8");
    }

    @Test
    void aNewFindingSpeaksAgain() {
        ViewCall call = call("prostate-crpc");
        awaitSilence(call);

        String metastasis = condition(call, "new-metastasis", "94222008");
        assertThat(told(call("prostate-crpc").with("conditions", metastasis))).hasSize(1);
    }

    private static String condition(ViewCall call, String id, String snomed) {
        return Examples.resource("Condition", id, patient(call), """
                "code": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]},
                "clinicalStatus": {"coding": [{"system":
                  "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
                "verificationStatus": {"coding": [{"system":
                  "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"}]},
                "recordedDate": "2026-11-21"
                """.formatted(snomed));
    }

    @Test
    void progressionThatIsFoundAgainSpeaksToWhoOverrode() {
        ViewCall call = call("prostate-crpc");
        String known = worsened(call, "known", "2026-11-01");
        override(call("prostate-crpc").with("statusObservations", known), "patient-refuses");
        awaitSilence(call("prostate-crpc").with("statusObservations", known));

        String today = worsened(call, "today", "2026-11-22");
        assertThat(told(call("prostate-crpc").with("statusObservations", known, today)))
                .hasSize(1);
    }

    private static String worsened(ViewCall call, String id, String day) {
        return Examples.resource("Observation", id, patient(call), """
                "status": "final", "effectiveDateTime": "%s",
                "code": {"coding": [{"system": "http://loinc.org", "code": "97509-4"}]},
                "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "271299001"}]}
                """.formatted(day));
    }

    @Test
    void aSecondIndicationSpeaksToWhoOverrodeTheFirst() {
        ViewCall call = call("prostate-crpc");
        override(call, "patient-refuses");
        awaitSilence(call);

        String myeloma = condition(call, "myeloma", "109989006");
        assertThat(told(call("prostate-crpc").with("conditions", myeloma))).hasSize(1);
    }

    @Test
    void aNewWarningSpeaksToWhoOverrodeTheRecommendation() {
        ViewCall call = call("prostate-crpc");
        override(call, "patient-refuses");
        awaitSilence(call);

        String asthma = condition(call, "asthma", "407674008");
        JsonNode cards = service.cards(call("prostate-crpc").with("conditions", asthma));
        assertThat(cards).hasSize(1);
        assertThat(cards.toString()).contains("SAF-20");
    }

    @Test
    void whoAcceptsLaterIsToldAgain() {
        ViewCall call = call("prostate-crpc");
        JsonNode card = service.cards(call).path(0);
        feedback(overridden(card, "2026-11-22T09:00:00Z", "patient-refuses"));
        later(Duration.ofDays(2));
        awaitSilence(call);

        feedback("""
                {"feedback": [{"card": "%s", "outcome": "accepted", "outcomeTimestamp": "2026-11-24T08:00:00Z",
                  "acceptedSuggestions": [{"id": "%s"}]}]}""".formatted(uuid(card), uuid(card.at("/suggestions/0"))));
        assertThat(told(call)).hasSize(1);
    }

    @Test
    void idsOfAnotherFhirServerAreOtherPeoples() {
        ViewCall call = call("prostate-crpc");
        awaitSilence(call);

        assertThat(told(call.access(service.base() + "/sandbox/fhir"))).hasSize(1);
    }

    /** The card that the call brings is overridden. */
    private static void override(ViewCall call, String reason) {
        feedback(overridden(service.cards(call).path(0), "2026-11-22T09:00:00Z", reason));
    }

    private static String overridden(JsonNode card, String when, String reason) {
        return """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s",
                  "overrideReason": {"reason": {"code": "%s",
                    "system": "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"}}}]}""".formatted(uuid(card), when, reason);
    }

    private static String uuid(JsonNode cardOrSuggestion) {
        return cardOrSuggestion.path("uuid").stringValue("");
    }

    private static void feedback(String body) {
        Service.Reply reply =
                service.post("/cds-services/bone-health-patient-view/feedback", body, "Accept", "application/json");
        assertThat(reply.status()).isEqualTo(200);
    }

    private static String patient(ViewCall call) {
        return call.tree().at("/context/patientId").stringValue("");
    }

    @Test
    void whoOverrodeIsNotToldForTheTimeThatTheReasonMeans() {
        ViewCall call = call("lung-clearance-45");
        override(call, "patient-refuses");
        awaitSilence(call);

        later(Duration.ofDays(89));
        assertThat(told(call)).isEmpty();
        assertThat(silencedBy(call)).contains("SIL-4");
        assertThat(told(call("lung-clearance-45").user("Practitioner/another"))).hasSize(1);
        later(Duration.ofDays(91));
        assertThat(told(call)).hasSize(1);
    }

    @Test
    void dangerIsToldEachTime() {
        ViewCall call = call("breast-hypocalcaemia");

        for (int i = 0; i < 20; i++) {
            assertThat(told(call))
                    .containsExactly(
                            "Denosumab or zoledronic acid indicated (bone metastases of breast cancer); hold: calcium is below normal");
        }
    }

    @Test
    void explainingIsNotTelling() {
        ViewCall call = call("prostate-crpc");
        for (int i = 0; i < 3; i++) {
            assertThat(silencedBy(call)).isEmpty();
        }

        assertThat(told(call)).hasSize(1);
    }

    @Test
    void whenTheMemoryIsAwayAllIsTold() {
        QuietMemory away = new QuietMemory() {
            @Override
            public Recall recall(Collection<String> keys, Instant now) {
                throw new IllegalStateException("away");
            }

            @Override
            public void told(List<Told> told) {}
        };
        Service without = Service.with(
                context -> context.registerBean(QuietMemory.class, () -> away), "bonewise.quiet.memory=on");

        assertThat(without.cards(call("prostate-crpc"))).hasSize(1);
        assertThat(without.cards(call("prostate-crpc"))).hasSize(1);
    }
}
