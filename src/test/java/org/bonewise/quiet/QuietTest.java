package org.bonewise.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.FhirAccess;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.Room;
import org.bonewise.cdshooks.ServiceDefinition;
import org.bonewise.feedback.Reason;
import org.bonewise.guideline.Matter;
import org.bonewise.guideline.Recalled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class QuietTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final QuietWindows WINDOWS = new QuietWindows(
            Duration.ofDays(90), Duration.ofHours(24), Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(180));
    private static final Matter INDICATED =
            new Matter("BM-1", "bone-metastases", false, List.of("because"), "because and more", null);
    private static final Matter TO_CONSIDER =
            new Matter("BM-2", "bone-metastases", true, List.of("because"), "because and more", null);
    private static final UUID CARD = UUID.fromString("5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11");

    private static final Duration EHR_WAITS = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final QuietInMemory memory = new QuietInMemory();
    private final Quiet quiet = quietWith("a secret of thirty-two characters");

    private Quiet quietWith(String secret) {
        return new Quiet(memory, secret.getBytes(StandardCharsets.US_ASCII), WINDOWS, EHR_WAITS);
    }

    private void tell(HookRequest call, Matter matter) {
        quiet.telling(call, () -> Map.of(CARD, matter), NOW).accept(AT_ONCE);
    }

    private static HookRequest call(String hook, String client, String user, String patient) {
        return call(hook, client, "", null, user, patient);
    }

    private static HookRequest call(
            String hook, String client, String tenant, @Nullable String server, String user, String patient) {
        ObjectNode context = JsonNodeFactory.instance.objectNode().put("patientId", patient);
        if (!user.isEmpty()) {
            context.put("userId", user);
        }
        ServiceDefinition service = new ServiceDefinition(hook, null, "s", "d", Map.of(), null);
        return new HookRequest(
                service,
                hook,
                "1",
                context,
                Map.of(),
                server == null ? null : new FhirAccess(URI.create(server), "token", "", ""),
                new ClientId(client),
                tenant,
                Room.unlimited());
    }

    private static HookRequest view() {
        return call("patient-view", "ehr", "Practitioner/Jensen", "Patient-Andersen");
    }

    private Set<Recalled> recalled(HookRequest call, Matter matter, Instant when) {
        return quiet.of(call, when.atZone(COPENHAGEN)).of(List.of(matter)).getOrDefault(matter, Set.of());
    }

    @Test
    void whatWasToldIsRecalledByTheSameReaderAtTheSameMomentOfTheWork() {
        tell(view(), INDICATED);

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
        tell(view(), TO_CONSIDER);

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
        tell(view(), TO_CONSIDER);

        Matter otherFinding = new Matter(
                "BM-2", "bone-metastases", true, List.of("because", "news"), "because of news and more", null);
        Matter otherData =
                new Matter("BM-2", "bone-metastases", true, List.of("because"), "because and other things", null);
        assertThat(recalled(view(), otherFinding, NOW)).isEmpty();
        assertThat(recalled(view(), otherData, NOW)).containsExactly(Recalled.TOLD);
    }

    @Test
    void whatWasOverriddenIsRecalledAtEveryMomentOfTheWork() {
        tell(view(), INDICATED);
        memory.overridden(CARD, NOW, null);

        HookRequest select = call("order-select", "ehr", "Practitioner/Jensen", "Patient-Andersen");
        assertThat(recalled(select, INDICATED, NOW.plus(Duration.ofDays(29)))).containsExactly(Recalled.OVERRIDDEN);
        assertThat(recalled(select, INDICATED, NOW.plus(Duration.ofDays(30)))).isEmpty();
        assertThat(recalled(call("order-select", "ehr", "Practitioner/Holm", "Patient-Andersen"), INDICATED, NOW))
                .isEmpty();
    }

    @Test
    void withAFindingMoreItIsAnotherMatterAndWithOneLessItIsNot() {
        tell(view(), with("because", "warning"));
        memory.overridden(CARD, NOW, null);

        Instant later = NOW.plus(Duration.ofDays(9));
        assertThat(recalled(view(), with("because"), later)).containsExactly(Recalled.OVERRIDDEN);
        assertThat(recalled(view(), with("because", "warning"), later)).containsExactly(Recalled.OVERRIDDEN);
        assertThat(recalled(view(), with("because", "warning", "another"), later))
                .isEmpty();
    }

    private static Matter with(String... findings) {
        return new Matter("BM-1", "bone-metastases", false, List.of(findings), String.join("|", findings), null);
    }

    @Test
    void howLongASilenceLastsIsByTheReason() {
        tell(view(), INDICATED);
        memory.overridden(
                CARD,
                NOW,
                new Reason(
                        "patient-refuses",
                        "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes",
                        "Patient declines"));

        assertThat(recalled(view(), INDICATED, NOW.plus(Duration.ofDays(89)))).containsExactly(Recalled.OVERRIDDEN);
        assertThat(recalled(view(), INDICATED, NOW.plus(Duration.ofDays(90)))).isEmpty();
    }

    @Test
    void whatHappenedSinceByTheReadersCalendarEndsTheSilence() {
        Instant late = Instant.parse("2026-11-22T23:30:00Z");
        quiet.telling(view(), () -> Map.of(CARD, INDICATED), late).accept(AT_ONCE);
        memory.overridden(CARD, late, null);

        assertThat(recalled(view(), happened("2026-11-23"), late.plus(Duration.ofDays(9))))
                .containsExactly(Recalled.OVERRIDDEN);
        assertThat(recalled(view(), happened("2026-11-24"), late.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    private static Matter happened(String day) {
        return new Matter(
                "BM-1", "bone-metastases", false, List.of("because"), "because and more", LocalDate.parse(day));
    }

    @Test
    void theSameIdsOfAnotherTenantOrFhirServerAreOthers() {
        HookRequest told = at("ward-a", "https://fhir.example.org/a/");
        tell(told, INDICATED);

        assertThat(recalled(at("ward-a", "https://fhir.example.org/a"), INDICATED, NOW))
                .containsExactly(Recalled.REPEATED);
        assertThat(recalled(at("ward-b", "https://fhir.example.org/a/"), INDICATED, NOW))
                .isEmpty();
        assertThat(recalled(at("ward-a", "https://fhir.example.org/b/"), INDICATED, NOW))
                .isEmpty();
        assertThat(recalled(at("ward-a", null), INDICATED, NOW)).isEmpty();
    }

    private static HookRequest at(String tenant, @Nullable String server) {
        return call("patient-view", "ehr", tenant, server, "Practitioner/Jensen", "Patient-Andersen");
    }

    @Test
    void withoutAUserNothingIsRemembered() {
        HookRequest refill = call("medication-refill", "ehr", "", "Patient-Andersen");
        tell(refill, INDICATED);

        assertThat(memory.kept()).isEmpty();
        assertThat(recalled(refill, INDICATED, NOW)).isEmpty();
    }

    @Test
    void nothingThatIsKeptNamesAnybodyAndAnotherSecretOpensNothing() {
        tell(view(), TO_CONSIDER);

        assertThat(memory.kept()).hasSize(3).allSatisfy(key -> assertThat(key).matches("[0-9a-f]{64}"));
        assertThat(quietWith("another secret, as long as the one")
                        .of(view(), NOW.atZone(COPENHAGEN))
                        .of(List.of(TO_CONSIDER))
                        .get(TO_CONSIDER))
                .isEmpty();
    }

    @Test
    void anAnswerThatTookTooLongCountsForNothing() {
        quiet.telling(view(), () -> Map.of(CARD, INDICATED), NOW).accept(Duration.ofSeconds(2));
        assertThat(memory.kept()).isEmpty();

        quiet.telling(view(), () -> Map.of(CARD, INDICATED), NOW).accept(Duration.ofMillis(1999));
        assertThat(memory.kept()).isNotEmpty();
    }

    @Test
    void switchedOffNothingIsWorkedOutRememberedOrLeftOut() {
        tell(view(), INDICATED);
        Quiet off = quiet.off();
        off.telling(
                        view(),
                        () -> {
                            throw new AssertionError("worked out for nothing");
                        },
                        NOW)
                .accept(AT_ONCE);

        assertThat(off.of(view(), NOW.atZone(COPENHAGEN)).of(List.of(INDICATED)))
                .isEmpty();
    }

    @Test
    void whatCannotBeWorkedOutIsToldAgainAndCostsNoAnswer() {
        quiet.telling(
                        view(),
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        NOW)
                .accept(AT_ONCE);

        assertThat(memory.kept()).isEmpty();
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
        };
        Quiet without = new Quiet(away, new byte[32], WINDOWS, EHR_WAITS);

        assertThat(without.of(view(), NOW.atZone(COPENHAGEN)).of(List.of(INDICATED)))
                .isEmpty();
    }
}
