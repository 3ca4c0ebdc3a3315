package org.bonewise.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bonewise.cdshooks.ClientId;
import org.junit.jupiter.api.Test;

class FeedbackInMemoryTest {

    private static final ClientId EHR = new ClientId("ehr-1");
    private static final String SERVICE = "bone-health-patient-view";
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private final FeedbackInMemory store = new FeedbackInMemory(3);

    private static FeedbackItem dismissed(int card) {
        return new FeedbackItem(new UUID(0, card), NINE, new Outcome.Overridden(null));
    }

    private static List<FeedbackItem> dismissed(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(FeedbackInMemoryTest::dismissed)
                .toList();
    }

    @Test
    void ofOneCardOutcomeAndMomentTheFirstIsKept() {
        FeedbackItem again = new FeedbackItem(
                new UUID(0, 1), NINE, new Outcome.Overridden(new Reason("patient-refuses", null, null)));

        store.keep(EHR, SERVICE, List.of(dismissed(1), again));
        store.keep(EHR, SERVICE, List.of(again));

        assertThat(store.of(EHR, SERVICE)).containsExactly(dismissed(1));
    }

    @Test
    void anotherOutcomeOrMomentIsAnotherItem() {
        FeedbackItem accepted = new FeedbackItem(new UUID(0, 1), NINE, new Outcome.Accepted(List.of(new UUID(1, 1))));
        FeedbackItem later = new FeedbackItem(new UUID(0, 1), NINE.plusNanos(1000), new Outcome.Overridden(null));

        store.keep(EHR, SERVICE, List.of(dismissed(1), accepted, later));

        assertThat(store.of(EHR, SERVICE)).containsExactly(dismissed(1), accepted, later);
    }

    @Test
    void noClientSpeaksForAnotherAndNoServiceForAnother() {
        ClientId other = new ClientId("ehr-2");

        store.keep(EHR, SERVICE, dismissed(1, 2));
        store.keep(other, SERVICE, dismissed(1, 2));
        store.keep(EHR, "bone-health-order-sign", dismissed(1, 2));

        assertThat(store.of(EHR, SERVICE)).containsExactly(dismissed(1));
        assertThat(store.of(other, SERVICE)).containsExactly(dismissed(1));
        assertThat(store.of(EHR, "bone-health-order-sign")).containsExactly(dismissed(1));
    }

    @Test
    void theOldestMakeRoom() {
        store.keep(EHR, SERVICE, dismissed(1, 3));
        store.keep(EHR, SERVICE, dismissed(2, 5));

        assertThat(store.of(EHR, SERVICE)).containsExactly(dismissed(2), dismissed(3), dismissed(4));
    }
}
