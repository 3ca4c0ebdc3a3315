package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.bonewise.cards.Audience;
import org.bonewise.cards.CardWriter;
import org.bonewise.guideline.RuleModes.Mode;
import org.bonewise.guideline.RuleModes.Setting;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule in shadow is as good as off for the decision, whatever kind it is of, and is recorded beside it. */
class RuleModesTest {

    /** Without a dental examination, with a clearance at which one agent is preferred. */
    private static Chart chart() {
        return Chart.breast().without(Procedure.class::isInstance).with(Chart.lab(Chart.CREATININE, "1.9", "mg/dL", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BM-1", "SAF-10", "AGT-2", "MON-2", "LE-1", "SIL-3"})
    void shadowChangesNothingThatOffWouldNot(String rule) {
        Assessment shadow = assess(rule, Mode.SHADOW);
        Assessment off = assess(rule, Mode.OFF);

        assertThat(cards(shadow)).isEqualTo(cards(off));
        assertThat(shadow.silencedBy()).isEqualTo(off.silencedBy());
        assertThat(off.shadow()).isEmpty();
    }

    @Test
    void anIndicationInShadowIsRecordedAndGivesNoCard() {
        Assessment assessment = assess("BM-1", Mode.SHADOW);

        assertThat(cards(assessment)).doesNotContain("BM-1");
        assertThat(assessment.shadow())
                .extracting(finding -> finding.rule().id() + " " + finding.outcome())
                .containsExactly("BM-1 indicated");
    }

    @Test
    void aSafetyRuleInShadowIsRecordedForEachCandidate() {
        Assessment assessment = assess("SAF-10", Mode.SHADOW);

        assertThat(assessment.shadow())
                .extracting(finding -> finding.outcome() + " " + finding.about())
                .contains("caution denosumab", "caution zoledronic-acid");
        assertThat(assessment.candidates()).allSatisfy(candidate -> assertThat(candidate.findings())
                .noneMatch(finding -> finding.rule().id().equals("SAF-10")));
    }

    @Test
    void onlyTheVariantThatIsNamedIsInShadow() {
        Rule rule = Chart.SHIPPED.safety().stream()
                .filter(one -> one.variants().size() > 1)
                .findFirst()
                .orElseThrow();
        String variant = rule.variants().getFirst().artefactId();
        RuleModes modes = new RuleModes(List.of(new Setting("default", variant, Mode.SHADOW)));

        assertThat(modes.in(Mode.ON, "any", List.of(rule)).getFirst().variants())
                .hasSize(rule.variants().size() - 1)
                .noneMatch(one -> one.artefactId().equals(variant));
        Rule recorded = modes.in(Mode.SHADOW, "any", List.of(rule)).getFirst();
        assertThat(recorded.variants()).extracting(Rule::artefactId).containsExactly(variant);
        assertThat(recorded.code()).isNull();
    }

    @Test
    void aSettingOfTheClientComesFirstAndTheExactIdBeforeTheShownOne() {
        RuleModes modes = new RuleModes(List.of(
                new Setting("default", "SIL-9", Mode.OFF),
                new Setting("default", "SIL-9.remission", Mode.ON),
                new Setting("ehr", "SIL-9", Mode.ON)));
        List<Rule> rules = Objects.requireNonNull(Chart.SHIPPED.guidelines().get("esmo")).rules().stream()
                .filter(rule -> rule.id().equals("SIL-9"))
                .toList();

        assertThat(modes.in(Mode.ON, "other", rules))
                .extracting(Rule::artefactId)
                .containsExactly("SIL-9.remission");
        assertThat(modes.in(Mode.ON, "ehr", rules)).isEqualTo(rules);
    }

    private static Assessment assess(String rule, Mode mode) {
        return chart().assess(new RuleModes(List.of(new Setting(RuleModes.EVERY_CLIENT, rule, mode))));
    }

    private static String cards(Assessment assessment) {
        return new CardWriter(() -> new UUID(0, 0))
                .write(assessment, Locale.ENGLISH, ZoneOffset.UTC, Audience.PATIENT)
                .toString();
    }
}
