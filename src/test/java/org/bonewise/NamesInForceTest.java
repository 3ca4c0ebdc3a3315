package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.ShippedParts;
import org.bonewise.reports.RuleNames;
import org.bonewise.reports.RuleNames.RuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesInForceTest {

    private static final Knowledge KNOWLEDGE = new ShippedParts().knowledge();

    private static RuleNames names(String guideline) {
        return NamesInForce.of(KNOWLEDGE, GuidelineSetting.of(guideline, List.of(), KNOWLEDGE.guidelines()));
    }

    @ParameterizedTest
    @CsvSource({
        "esmo, AGT-1, Clearance below 30 mL/min or dialysis: denosumab, esmo-AGT-1",
        "esmo, BM-1, 'Breast cancer with bone metastases: start a bone-modifying agent', esmo-BM-1",
        "asco, ADJ-2, 'Early breast cancer after menopause, not low risk: consider an adjuvant bisphosphonate', asco-ADJ-2",
        "esmo, SAF-13, Osteonecrosis of the jaw, safety-SAF-13",
    })
    void aRuleHasItsOwnNameNotThatOfAVariant(String guideline, String rule, String title, String anchor) {
        assertThat(names(guideline).of(rule)).contains(new RuleName(title, anchor));
    }

    @Test
    void whatNobodyKnowsHasNoName() {
        assertThat(names("esmo").of("OLD-1")).isEmpty();
    }
}
