package org.bonewise.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.Room;
import org.bonewise.cdshooks.ServiceDefinition;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.guideline.Matter;
import org.bonewise.guideline.Recalled;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class QuietTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final QuietWindows WINDOWS = new QuietWindows(
            Duration.ofDays(90), Duration.ofHours(24), Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(180));
    private static final Matter INDICATED =
            new Matter("BM-1", "bone-metastases", false, "because", "because and more", null);
    private static final Matter TO_CONSIDER =
            new Matter("BM-2", "bone-metastases", true, "because", "because and more", null);
    private static final UUID CARD = UUID.fromString("5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11");

    private final QuietInMemory memory = new QuietInMemory();
    private final Quiet quiet = with("a secret of thirty-two characters");

    private Quiet with(String secret) {
        return new Quiet(memory, secret.getBytes(StandardCharsets.US_ASCII), WINDOWS);
    }

    private static HookRequest call(String hook, String client, String user, String patient) {
        ObjectNode context = JsonNodeFactory.instance.objectNode().put("patientId", patient);
        if (!user.isEmpty()) {
            context.put("userId", user);
        }
        ServiceDefinition service = new ServiceDefinition(hook, null, "s", "d", Map.of(), null);
        return new HookRequest(service, hook, "1", context, Map.of(), null, new ClientId(client), Room.unlimited());
    }

    private static HookRequest view() {
        return call("patient-view", "ehr", "Practitioner/Jensen", "Patient-Andersen");
    }

    private Set<Recalled> recalled(HookRequest call, Matter matter, Instant when) {
        return quiet.of(call, when).of(List.of(matter)).getOrDefault(matter, Set.of());
    }

    @Test
    void whatWasToldIsRecalledByTheSameReaderAtTheSameMomentOfTheWork() {
        quiet.told(view(), () -> Map.of(CARD, INDICATED), NOW);

        assertThat(recalled(view(), INDICATED, NOW)).containsExactly(Recalled.REPEATED);
        assertThat(recalled(call("patient-view", "ehr", "Practitioner/Holm", "Patient-Andersen"), INDICATED, NOW))
                .isEmpty();
        assertThat(recalled(call("patient-view", "ehr", "Practitioner/Jensen", "another"), INDICATED, NOW))
                .isEmpty();
        assertThat(recalled(call("patient-view", "other", "Practitioner/Jensen", "Patient-Andersen"), INDICATED, NOW))
                .isEmpty();
        assertThat(recalled(call("order-select", "ehr", "Practitioner/Jensen", "Patient-Andersen"), INDICATED, NOW))
                .isEmpty();
    }

    @Test
    void whatIsOnlyToBeConsideredIsRecalledForLongerWhereTheChartIsOpened() {
        quiet.told(view(), () -> Map.of(CARD, TO_CONSIDER), NOW);

        assertThat(recalled(view(), TO_CONSIDER, NOW)).containsExactly(Recalled.TOLD, Recalled.REPEATED);
        assertThat(recalled(view(), TO_CONSIDER, NOW.plus(Duration.ofDays(89)))).containsExactly(Recalled.TOLD);
        assertThat(recalled(view(), TO_CONSIDER, NOW.plus(Duration.ofDays(90)))).isEmpty();
        assertThat(recalled(
                        call("encounter-start", "ehr", "Practitioner/Jensen", "Patient-Andersen"),
                        TO_CONSIDER,
                        NOW.plus(Duration.ofDays(2))))
                .isEmpty();
    }

    @Test
    void otherFindingsAndOtherDataAreAnotherMatter() {
        quiet.told(view(), () -> Map.of(CARD, TO_CONSIDER), NOW);

        Matter otherFinding =
                new Matter("BM-2", "bone-metastases", true, "because of news", "because of news and more", null);
        Matter otherData = new Matter("BM-2", "bone-metastases", true, "because", "because and other things", null);
        assertThat(recalled(view(), otherFinding, NOW)).isEmpty();
        assertThat(recalled(view(), otherData, NOW)).containsExactly(Recalled.TOLD);
    }

    @Test
    void whatWasOverriddenIsRecalledAtEveryMomentOfTheWork() {
        quiet.told(view(), () -> Map.of(CARD, INDICATED), NOW);
        FeedbackItem item = new FeedbackItem(CARD, NOW, new Outcome.Overridden(null));
        quiet.overridden(List.of(item), NOW);

        HookRequest select = call("order-select", "ehr", "Practitioner/Jensen", "Patient-Andersen");
        assertThat(recalled(select, INDICATED, NOW.plus(Duration.ofDays(29)))).containsExactly(Recalled.OVERRIDDEN);
        assertThat(recalled(select, INDICATED, NOW.plus(Duration.ofDays(30)))).isEmpty();
        assertThat(recalled(call("order-select", "ehr", "Practitioner/Holm", "Patient-Andersen"), INDICATED, NOW))
                .isEmpty();
    }

    @Test
    void whatHappenedSinceEndsTheSilence() {
        quiet.told(view(), () -> Map.of(CARD, INDICATED), NOW);
        quiet.overridden(List.of(new FeedbackItem(CARD, NOW, new Outcome.Overridden(null))), NOW);

        assertThat(recalled(view(), happened("2026-11-22"), NOW.plus(Duration.ofDays(9))))
                .containsExactly(Recalled.OVERRIDDEN);
        assertThat(recalled(view(), happened("2026-11-23"), NOW.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    private static Matter happened(String day) {
        return new Matter("BM-1", "bone-metastases", false, "because", "because and more", LocalDate.parse(day));
    }

    @Test
    void aClockOfTheClientThatIsAheadMakesNoSilenceLonger() {
        quiet.told(view(), () -> Map.of(CARD, INDICATED), NOW);
        FeedbackItem item = new FeedbackItem(CARD, NOW.plus(Duration.ofDays(300)), new Outcome.Overridden(null));
        quiet.overridden(List.of(item), NOW);

        assertThat(recalled(view(), INDICATED, NOW.plus(Duration.ofDays(30)))).isEmpty();
    }

    @Test
    void withoutAUserNothingIsRemembered() {
        HookRequest refill = call("medication-refill", "ehr", "", "Patient-Andersen");
        quiet.told(refill, () -> Map.of(CARD, INDICATED), NOW);

        assertThat(memory.kept()).isEmpty();
        assertThat(recalled(refill, INDICATED, NOW)).isEmpty();
    }

    @Test
    void nothingThatIsKeptNamesAnybodyAndAnotherSecretOpensNothing() {
        quiet.told(view(), () -> Map.of(CARD, TO_CONSIDER), NOW);

        assertThat(memory.kept()).hasSize(3).allSatisfy(key -> assertThat(key).matches("[0-9a-f]{64}"));
        assertThat(with("another secret, as long as the one")
                        .of(view(), NOW)
                        .of(List.of(TO_CONSIDER))
                        .get(TO_CONSIDER))
                .isEmpty();
    }

    @Test
    void switchedOffNothingIsWorkedOutRememberedOrLeftOut() {
        quiet.told(view(), () -> Map.of(CARD, INDICATED), NOW);
        Quiet off = quiet.off();
        off.told(
                view(),
                () -> {
                    throw new AssertionError("worked out for nothing");
                },
                NOW);

        assertThat(off.of(view(), NOW).of(List.of(INDICATED))).isEmpty();
    }

    @Test
    void aMemoryThatIsAwayMeansSpeaking() {
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
        Quiet without = new Quiet(away, new byte[32], WINDOWS);

        assertThat(without.of(view(), NOW).of(List.of(INDICATED))).isEmpty();
    }
}
