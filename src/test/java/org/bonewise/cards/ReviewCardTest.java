package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.cards.Given.*;

import java.util.List;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.cdshooks.Suggestion;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.junit.jupiter.api.Test;

class ReviewCardTest {

    private static final Rule REVIEW =
            rule("DUR-3", "Two years of treatment", "two years reached", "Weigh benefit and risk anew.", ESMO);
    private static final Rule LABS = rule("MON-1", "Laboratory tests before the next dose", null, null);

    @Test
    void saysWhatToDecideAndOffersWhatIsDue() {
        RuleFinding finding =
                finding(REVIEW, SafetyStatus.OK, Severity.INFO, number("courseDoses", "24", "", TODAY.minusDays(3)));
        Card card = cards(new Advice.Review(
                        finding,
                        blocked(ZOLEDRONIC_ACID, SafetyStatus.OK, List.of(finding), companion(LABS, CALCIUM_TEST))))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Course of zoledronic acid: two years reached");
        assertThat(card.indicator()).isEqualTo(Indicator.INFO);
        assertThat(card.suggestions())
                .extracting(Suggestion::label)
                .containsExactly("Order what is due: Calcium and albumin");
        assertThat(card.overrideReasons()).isEmpty();
        assertThat(card.detail()).isEqualTo("""
                        ### Why

                        - Weigh benefit and risk anew. (DUR-3)
                        - Doses given: 24 (2026-11-19)

                        ### Orders that go along

                        - Calcium and albumin (MON-1)

                        ### Evidence

                        - ESMO 2020 [I, A]: Coleman R et al. Ann Oncol 2020;31:1650-63

                        Rules: DUR-3, MON-1""");
    }
}
