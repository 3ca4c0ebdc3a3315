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
import org.bonewise.quiet.QuietInMemory;
import org.bonewise.quiet.QuietMemory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                clock,
                context -> context.registerBean(QuietMemory.class, QuietInMemory::new),
                "bonewise.quiet.memory=on",
                "bonewise.quiet.secret=a secret of more than thirty-two characters");
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

        String metastasis = Examples.resource("Condition", "new-metastasis", patient(call), """
                "code": {"coding": [{"system": "http://snomed.info/sct", "code": "94222008"}]},
                "clinicalStatus": {"coding": [{"system":
                  "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
                "verificationStatus": {"coding": [{"system":
                  "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"}]},
                "recordedDate": "2026-11-21"
                """);
        assertThat(told(call("prostate-crpc").with("conditions", metastasis))).hasSize(1);
    }

    private static String patient(ViewCall call) {
        return call.tree().at("/context/patientId").stringValue("");
    }

    @Test
    void whoOverrodeIsNotToldForTheTimeThatTheReasonMeans() {
        ViewCall call = call("lung-clearance-45");
        String feedback = """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-22T09:00:00Z",
                  "overrideReason": {"reason": {"code": "patient-refuses",
                    "system": "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"}}}]}""".formatted(service.cards(call).at("/0/uuid").stringValue(""));
        Service.Reply reply =
                service.post("/cds-services/bone-health-patient-view/feedback", feedback, "Accept", "application/json");
        assertThat(reply.status()).isEqualTo(200);
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
    void theDatabaseIsTheMemory() {
        Service stored = Service.with("bonewise.quiet.memory=on");
        int told = 0;
        while (told < 200 && !stored.cards(call("prostate-crpc")).isEmpty()) {
            told++;
        }
        assertThat(told).isBetween(1, 199);
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

            @Override
            public void overridden(UUID card, Instant at, Instant until) {}
        };
        Service without = Service.with(
                context -> context.registerBean(QuietMemory.class, () -> away), "bonewise.quiet.memory=on");

        assertThat(without.cards(call("prostate-crpc"))).hasSize(1);
        assertThat(without.cards(call("prostate-crpc"))).hasSize(1);
    }
}
