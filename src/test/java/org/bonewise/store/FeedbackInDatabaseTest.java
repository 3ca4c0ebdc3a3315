package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.feedback.Reason;
import org.bonewise.store.FeedbackInDatabase.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

abstract class FeedbackInDatabaseTest {

    private static final ClientId EHR = new ClientId("ehr-1");
    private static final String SERVICE = "bone-health-patient-view";
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00.123456Z");
    private static final Clock CLOCK = Clock.fixed(NINE, ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final HikariDataSource source;
    private final FeedbackInDatabase store;

    FeedbackInDatabaseTest(Engine engine) {
        source = engine.migrated();
        store = new FeedbackInDatabase(source, CLOCK, LONG, SHORT);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static FeedbackItem dismissed(int card) {
        return new FeedbackItem(new UUID(0, card), NINE, new Outcome.Overridden(null));
    }

    private static FeedbackItem accepted(int card, int... suggestions) {
        return new FeedbackItem(
                new UUID(0, card),
                NINE,
                new Outcome.Accepted(IntStream.of(suggestions)
                        .mapToObj(number -> new UUID(1, number))
                        .toList()));
    }

    private List<FeedbackItem> items() {
        return items(EHR, SERVICE);
    }

    private List<FeedbackItem> items(ClientId client, String service) {
        return store.of(client, service).stream().map(Kept::item).toList();
    }

    @Test
    void allOfAnItemIsKept() {
        FeedbackItem taken = accepted(1, 3, 1, 2);
        FeedbackItem refused = new FeedbackItem(
                new UUID(0, 2),
                NINE,
                new Outcome.Overridden(
                        new Reason("patient-refuses", "https://example.org/reasons", null),
                        "Sagt \"nein\" – \uD83D\uDE42"));
        FeedbackItem code = new FeedbackItem(new UUID(0, 3), NINE, new Outcome.Overridden(new Reason("x", null, null)));
        FeedbackItem early = new FeedbackItem(
                new UUID(0, 4), Instant.parse("0000-01-01T00:00:00.000001Z"), new Outcome.Overridden(null));
        FeedbackItem late = new FeedbackItem(
                new UUID(0, 5), Instant.parse("9999-12-31T23:59:59.999999Z"), new Outcome.Overridden(null));

        store.keep(EHR, SERVICE, List.of(taken, refused, code, early, late));

        assertThat(items()).containsExactly(early, taken, refused, code, late);
    }

    /** They may tell of the patient. */
    @Test
    void theWordsOfAClientForAReasonAreNotKept() {
        Reason worded = new Reason("patient-refuses", "https://example.org/reasons", "Frau Andersen sagt nein");

        store.keep(EHR, SERVICE, List.of(new FeedbackItem(new UUID(0, 1), NINE, new Outcome.Overridden(worded))));

        assertThat(items())
                .containsExactly(new FeedbackItem(
                        new UUID(0, 1),
                        NINE,
                        new Outcome.Overridden(new Reason("patient-refuses", "https://example.org/reasons", null))));
    }

    @Test
    void ofOneCardOutcomeAndMomentTheFirstIsKept() {
        FeedbackItem again = new FeedbackItem(
                new UUID(0, 1), NINE, new Outcome.Overridden(new Reason("patient-refuses", null, null), "Once more"));

        store.keep(EHR, SERVICE, List.of(dismissed(1), again, accepted(1, 1)));
        store.keep(EHR, SERVICE, List.of(again, accepted(1, 2)));

        assertThat(items()).containsExactly(accepted(1, 1), dismissed(1));
    }

    @Test
    void anotherOutcomeOrMomentIsAnotherItem() {
        FeedbackItem later = new FeedbackItem(new UUID(0, 1), NINE.plusNanos(1000), new Outcome.Overridden(null));

        store.keep(EHR, SERVICE, List.of(dismissed(1), accepted(1, 1), later));

        assertThat(items()).containsExactly(accepted(1, 1), dismissed(1), later);
    }

    @Test
    void noClientSpeaksForAnotherAndNoServiceForAnother() {
        ClientId other = new ClientId("ehr-2");

        store.keep(EHR, SERVICE, List.of(dismissed(1)));
        store.keep(other, SERVICE, List.of(dismissed(1)));
        store.keep(EHR, "bone-health-order-sign", List.of(dismissed(1)));

        assertThat(items()).containsExactly(dismissed(1));
        assertThat(items(other, SERVICE)).containsExactly(dismissed(1));
        assertThat(items(EHR, "bone-health-order-sign")).containsExactly(dismissed(1));
    }

    @Test
    void aCardIsKnownWhenThisServiceGaveItToThisClient() {
        CallTableRows.write(source, new UUID(0, 1), SERVICE, EHR.value());
        CallTableRows.write(source, new UUID(0, 2), SERVICE, "ehr-2");

        store.keep(EHR, SERVICE, List.of(dismissed(1), dismissed(2), dismissed(3)));

        assertThat(store.of(EHR, SERVICE))
                .containsExactly(
                        new Kept(dismissed(1), true), new Kept(dismissed(2), false), new Kept(dismissed(3), false));
    }

    @Test
    void itIsAllOrNothing() {
        FeedbackItem tooLong =
                new FeedbackItem(new UUID(0, 9), NINE, new Outcome.Overridden(new Reason("x".repeat(501), null, null)));

        assertThatThrownBy(() -> store.keep(EHR, SERVICE, List.of(dismissed(1), accepted(2, 1), tooLong)))
                .hasMessageNotContaining("xxx")
                .hasMessageContaining("DataIntegrityViolationException (SQL state 22001)");

        assertThat(items()).isEmpty();
    }

    @Test
    void aCommentThatHoldsNoTextForADatabaseIsKept() {
        Outcome outcome = new Outcome.Overridden(null, "a\u0000b\uD800c");

        store.keep(EHR, SERVICE, List.of(new FeedbackItem(new UUID(0, 1), NINE, outcome)));

        assertThat(items())
                .containsExactly(
                        new FeedbackItem(new UUID(0, 1), NINE, new Outcome.Overridden(null, "a\uFFFDb\uFFFDc")));
    }

    /** Each of several processes gets the same items, in an order of its own. */
    @Test
    void whoeverSendsTheSameAtOnceIsAnsweredAndItIsKeptOnce() throws Exception {
        List<FeedbackItem> all = new ArrayList<>();
        for (int card = 0; card < 150; card++) {
            all.add(accepted(card, card, card + 1));
            all.add(dismissed(card));
        }
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(6)) {
            for (int process = 0; process < 6; process++) {
                FeedbackInDatabase own = new FeedbackInDatabase(source, CLOCK, LONG, SHORT);
                List<FeedbackItem> shuffled = new ArrayList<>(all);
                Collections.shuffle(shuffled, new java.util.Random(process));
                sent.add(senders.submit(() -> own.keep(EHR, SERVICE, shuffled)));
            }
        }

        for (Future<?> one : sent) {
            one.get();
        }
        assertThat(items()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void nobodyWaitsForADatabaseThatHangsAndItIsKeptWhenItIsSentAgain() {
        Tap tap = new Tap(source).hang();
        FeedbackInDatabase hung = new FeedbackInDatabase(tap, CLOCK, SHORT, LONG);

        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(() -> hung.keep(EHR, SERVICE, List.of(dismissed(1))))
                    .isInstanceOf(DatabaseAwayException.class);
        }
        assertThat(tap.asked()).as("after some failures it is left alone").isLessThan(4);
        tap.open();

        store.keep(EHR, SERVICE, List.of(dismissed(1)));
        assertThat(items()).containsExactly(dismissed(1));
    }

    @Test
    void aDatabaseThatWasAwayIsAskedAgain() throws InterruptedException {
        Tap tap = new Tap(source).away();
        FeedbackInDatabase own = new FeedbackInDatabase(tap, CLOCK, LONG, SHORT);
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> own.keep(EHR, SERVICE, List.of(dismissed(1))))
                    .isInstanceOf(DatabaseAwayException.class);
        }
        tap.open();
        Thread.sleep(SHORT.multipliedBy(2));

        own.keep(EHR, SERVICE, List.of(dismissed(1)));

        assertThat(items()).containsExactly(dismissed(1));
    }
}
