package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.cards.Given.*;

import java.util.List;
import java.util.Locale;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Severity;
import org.junit.jupiter.api.Test;

class CardLimitTest {

    private static Advice emergency(String id, Severity severity) {
        return new Advice.Emergency(
                finding(rule(id, "Title " + id, "reason " + id, "Text " + id + "."), SafetyStatus.OK, severity));
    }

    @Test
    void nothingToSayIsNoCard() {
        assertThat(cards()).isEmpty();
    }

    @Test
    void infoIsCutFirstThenWarnings() {
        List<Card> cards = cards(
                emergency("I-1", Severity.INFO),
                emergency("W-1", Severity.WARNING),
                emergency("C-1", Severity.CRITICAL),
                emergency("W-2", Severity.WARNING),
                emergency("W-3", Severity.WARNING));

        assertThat(cards).extracting(card -> card.source().topic().code()).containsExactly("C-1", "W-1", "W-2");
    }

    @Test
    void threeCriticalsHaveACardEach() {
        assertThat(cards(
                        emergency("C-1", Severity.CRITICAL),
                        emergency("C-2", Severity.CRITICAL),
                        emergency("W-1", Severity.WARNING),
                        emergency("C-3", Severity.CRITICAL)))
                .extracting(Card::summary)
                .containsExactly("Act now: reason C-1", "Act now: reason C-2", "Act now: reason C-3");
    }

    @Test
    void noCriticalIsLost() {
        List<Card> cards = cards(
                emergency("C-1", Severity.CRITICAL),
                emergency("C-2", Severity.CRITICAL),
                emergency("W-1", Severity.WARNING),
                emergency("C-3", Severity.CRITICAL),
                emergency("C-4", Severity.CRITICAL));

        assertThat(cards).hasSize(3);
        assertThat(cards.get(2).summary())
                .isEqualTo("2 more critical messages: Act now: reason C-3; Act now: reason C-4");
        assertThat(cards.get(2).indicator()).isEqualTo(Indicator.CRITICAL);
        assertThat(cards.get(2).source().topic().code()).isEqualTo("C-3");
        assertThat(cards.get(2).detail()).isEqualTo("""
                        ### Act now: reason C-3

                        **Why**

                        - Text C-3. (C-3)

                        ### Act now: reason C-4

                        **Why**

                        - Text C-4. (C-4)

                        Rules: C-3, C-4""");
    }

    @Test
    void aPatientIsTheReader() {
        Advice start = new Advice.Start(
                indicated(),
                List.of(orderable(
                        DENOSUMAB,
                        true,
                        "120",
                        List.of(),
                        companion(rule("MON-1", "Tests", null, null), CALCIUM_TEST))),
                List.of(),
                List.of());

        Card card = cards(Audience.PATIENT, start).getFirst();

        assertThat(card.suggestions()).isEmpty();
        assertThat(card.selectionBehavior()).isNull();
        assertThat(card.overrideReasons()).isEmpty();
        assertThat(card.summary()).isEqualTo("Start denosumab: bone metastases of breast cancer");
        assertThat(card.detail())
                .contains("- **Denosumab** (preferred): may be given")
                .doesNotContain("120 mg")
                .doesNotContain("Calcium and albumin");
    }

    @Test
    void aSummaryIsCutAtAWord() {
        String reason =
                "bone metastases of a hormone-receptor-positive breast cancer that was first seen a long time ago"
                        + " and has come back in spine, pelvis and ribs";
        Card card = cards(new Advice.Emergency(
                        finding(rule("X-1", "Title", reason, null), SafetyStatus.OK, Severity.CRITICAL)))
                .getFirst();

        assertThat(card.summary())
                .isEqualTo("Act now: bone metastases of a hormone-receptor-positive breast cancer that was first seen a"
                        + " long time ago and has come back in spine…");
        assertThat(card.summary().length()).isLessThan(140);
    }

    @Test
    void longListsOfDrugsGiveWayToTheReason() {
        List<String> agents = List.of(
                "zoledronic-acid",
                "denosumab",
                "pamidronate",
                "ibandronate",
                "clodronate",
                "alendronate",
                "risedronate",
                "calcitonin");
        Card card = cards(new Advice.Start(
                        indicated(),
                        agents.stream()
                                .map(agent -> orderable(regimen(agent, agent, agent), false, "4", List.of()))
                                .toList(),
                        List.of(),
                        List.of()))
                .getFirst();

        assertThat(card.summary())
                .isEqualTo("Start zoledronic acid or another agent: bone metastases of breast cancer");
    }

    @Test
    void theLimitCountsUtf16UnitsAndSplitsNoCharacter() {
        String wide = "\uD83E\uDDB4".repeat(80);

        String cut = Shortening.to(139, wide, Locale.ENGLISH);

        assertThat(cut).isEqualTo("\uD83E\uDDB4".repeat(69) + "…");
        assertThat(cut.length()).isEqualTo(139);
    }

    @Test
    void whatFitsExactlyIsNotCut() {
        assertThat(Shortening.to(139, "a".repeat(139), Locale.ENGLISH)).isEqualTo("a".repeat(139));
        assertThat(Shortening.to(139, "a".repeat(140), Locale.ENGLISH)).isEqualTo("a".repeat(138) + "…");
    }
}
