package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.cards.Given.*;

import java.util.List;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.cdshooks.Suggestion;
import org.bonewise.facts.UnknownReason;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CompanionOrder;
import org.bonewise.guideline.DecisionStatus;
import org.bonewise.guideline.IndicationFinding;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.junit.jupiter.api.Test;

class OtherCardsTest {

    private static final Rule LABS = rule("MON-1", "Laboratory tests before the next dose", "laboratory tests", null);

    private static final Rule OVERDUE = rule(
            "SIL-11",
            "The next dose is overdue",
            "last dose too long ago",
            "Last dose {{%daysSinceLastDose}} ago; give the next one now.");

    private static CandidateAssessment running(SafetyStatus status, Severity severity) {
        return blocked(
                DENOSUMAB,
                status,
                List.of(finding(
                        rule("SAF-02", "Corrected calcium low", "low calcium", null),
                        status,
                        severity,
                        number("correctedCalciumMmolPerL", "1.987", "mmol/L", TODAY.minusDays(3)))),
                companion(LABS, CALCIUM_TEST));
    }

    /** What settles a question can be ordered without what is only good to have; alone, where nothing is to be ordered for it. */
    @Test
    void clarifyWithSupport() {
        Rule question = rule("AI-6", "No recent bone density", "no recent bone density", "Order DXA.");
        Rule support = rule("MON-5", "Calcium under endocrine therapy", null, "Take it with meals.");
        CompanionOrder calcium = companion(support, regimen("calcium-1000mg-daily", null, "Calcium 1,000 mg daily"));
        IndicationFinding open =
                new IndicationFinding(question, DecisionStatus.NEEDS_DATA, List.of(metastasis()), List.of());

        Card both = cards(new Advice.Clarify(
                        open, List.of(companion(question, regimen("dxa", null, "DXA"))), List.of(calcium)))
                .getFirst();
        assertThat(both.detail()).endsWith("""
                        ### Orders to clear the way

                        - DXA (AI-6)

                        ### Orders that go along

                        - Calcium 1,000 mg daily: Take it with meals. (MON-5)

                        Rules: AI-6, MON-5""");
        assertThat(both.suggestions())
                .extracting(Suggestion::label)
                .containsExactly(
                        "Order what is missing: DXA",
                        "Order what is missing: DXA; along with it: Calcium 1,000 mg daily");
        assertThat(created(both.suggestions().getFirst())).hasSize(1);
        assertThat(created(both.suggestions().getLast())).hasSize(2);

        Card alone =
                cards(new Advice.Clarify(open, List.of(), List.of(calcium))).getFirst();
        assertThat(alone.suggestions()).extracting(Suggestion::label).containsExactly("Order: Calcium 1,000 mg daily");
    }

    @Test
    void clarify() {
        Rule question = rule("BM-7", "Signs of bone metastasis", "signs of bone metastasis", "Confirm by imaging.");
        Card card = cards(new Advice.Clarify(
                        new IndicationFinding(
                                question,
                                DecisionStatus.NEEDS_DATA,
                                List.of(),
                                List.of(unknown(
                                        "boneMetastasis",
                                        UnknownReason.NOT_SPECIFIC,
                                        evidence("Bone *lesion* <b>?</b>", "2026-10-01")))),
                        List.of(companion(question, regimen("scan", null, "Bone scan")))))
                .getFirst();

        assertThat(card.summary())
                .isEqualTo("More data needed to tell whether a bone-modifying agent is indicated: signs of bone"
                        + " metastasis");
        assertThat(card.indicator()).isEqualTo(Indicator.INFO);
        assertThat(card.detail()).isEqualTo("""
                        ### Why

                        - Confirm by imaging. (BM-7)

                        ### What is missing

                        - Bone metastasis: recorded, but not specifically enough: Bone \\*lesion\\* &lt;b&gt;?&lt;/b&gt; (2026-10-01)

                        ### Orders to clear the way

                        - Bone scan (BM-7)

                        Rules: BM-7""");
        assertThat(card.suggestions())
                .extracting(Suggestion::label)
                .containsExactly("Order what is missing: Bone scan");
        assertThat(card.overrideReasons()).hasSize(6);
    }

    @Test
    void overdueIsOrderedWhenItMayBe() {
        Card card = cards(new Advice.Overdue(
                        finding(
                                OVERDUE,
                                SafetyStatus.OK,
                                Severity.WARNING,
                                number("daysSinceLastDose", "61", "d", null)),
                        candidateOfCourse()))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Denosumab overdue: last dose too long ago");
        assertThat(card.indicator()).isEqualTo(Indicator.WARNING);
        assertThat(card.detail()).isEqualTo("""
                        ### Why

                        - Last dose 61 days ago; give the next one now. (SIL-11)
                        - Time since the last dose: 61 days

                        ### Safety

                        - **Denosumab 120 mg SC every 4 weeks**: may be given

                        ### Orders that go along

                        - Calcium and albumin (MON-1)

                        Rules: SIL-11, MON-1""");
        assertThat(card.suggestions()).hasSize(1);
        assertThat(created(card.suggestions().getFirst()))
                .containsExactly("MedicationRequest/order-1", "ServiceRequest/order-2");
    }

    private static CandidateAssessment candidateOfCourse() {
        CandidateAssessment candidate = orderable(DENOSUMAB, false, "120", List.of(), companion(LABS, CALCIUM_TEST));
        return new CandidateAssessment(
                candidate.candidate(),
                CandidateAssessment.Origin.COURSE,
                candidate.status(),
                false,
                candidate.dose(),
                List.of(),
                candidate.draft(),
                candidate.findings(),
                List.of(),
                candidate.companions(),
                facts(number("daysSinceLastDose", "61", "d", null)));
    }

    @Test
    void overdueIsNotOrderedWhileUnsafe() {
        CandidateAssessment unsafe = running(SafetyStatus.HOLD, Severity.CRITICAL);
        Card card = cards(new Advice.Overdue(
                        finding(rule("SIL-11", "The next dose is overdue", null, null), SafetyStatus.OK, Severity.INFO),
                        unsafe))
                .getFirst();

        assertThat(card.indicator()).isEqualTo(Indicator.CRITICAL);
        assertThat(created(card.suggestions().getFirst())).containsExactly("ServiceRequest/order-1");
        assertThat(card.suggestions().getFirst().label()).isEqualTo("Orders to clear the way: Calcium and albumin");
    }

    @Test
    void unsafe() {
        Card card = cards(new Advice.Unsafe(running(SafetyStatus.HOLD, Severity.CRITICAL)))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Hold denosumab: low calcium");
        assertThat(card.indicator()).isEqualTo(Indicator.CRITICAL);
        assertThat(card.source().topic().code()).isEqualTo("SAF-02");
        assertThat(card.overrideReasons()).isEmpty();
        assertThat(card.detail()).isEqualTo("""
                        ### Why

                        - Albumin-corrected calcium: 1.99 mmol/L (2026-11-19)

                        ### Safety

                        - **Denosumab**: hold, correct first
                          - Corrected calcium low (SAF-02)

                        ### Orders to clear the way

                        - Calcium and albumin (MON-1)

                        Rules: SAF-02, MON-1""");
        assertThat(card.suggestions()).extracting(Suggestion::label).containsExactly("Order: Calcium and albumin");
    }

    @Test
    void emergency() {
        Card card = cards(new Advice.Emergency(finding(
                        rule("MSG-1", "Spinal cord compression", "spinal cord compression", "Same-day imaging."),
                        SafetyStatus.OK,
                        Severity.CRITICAL,
                        flag("spinalCordCompression", true, evidence("Compression of cord", "2026-11-21")))))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Act now: spinal cord compression");
        assertThat(card.indicator()).isEqualTo(Indicator.CRITICAL);
        assertThat(card.suggestions()).isEmpty();
        assertThat(card.detail()).isEqualTo("""
                        ### Why

                        - Same-day imaging. (MSG-1)
                        - Spinal cord compression: Compression of cord (2026-11-21)

                        Rules: MSG-1""");
    }

    @Test
    void theFindingThatDecidesLeadsAndAResultIsSaidOnce() {
        Card card = cards(new Advice.Unsafe(blocked(
                        DENOSUMAB,
                        SafetyStatus.CONTRAINDICATED,
                        List.of(
                                finding(
                                        rule("SAF-02", "Low calcium", "low calcium", null),
                                        SafetyStatus.HOLD,
                                        Severity.CRITICAL,
                                        words("correctedCalciumUnit", "mg/dL"),
                                        number("correctedCalciumMmolPerL", "1.9959", "mmol/L", TODAY),
                                        number("correctedCalciumMgPerDl", "8.0", "mg/dL", TODAY),
                                        words("candidateAgent", "denosumab")),
                                finding(
                                        rule("SAF-20", "Allergy", "allergy", null),
                                        SafetyStatus.CONTRAINDICATED,
                                        Severity.WARNING)))))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Denosumab contraindicated: allergy");
        assertThat(card.indicator()).isEqualTo(Indicator.CRITICAL);
        assertThat(card.detail()).isEqualTo("""
                        ### Why

                        - Albumin-corrected calcium: 8.0 mg/dL (2026-11-22)

                        ### Safety

                        - **Denosumab**: contraindicated
                          - Allergy (SAF-20)
                          - Low calcium (SAF-02)

                        Rules: SAF-20, SAF-02""");
    }

    @Test
    void valuesOfAChartAreFilledInOnceAndEscaped() {
        Rule allergy =
                rule("SAF-20", "Allergy", "allergy", "Recorded: {{%denosumabAllergy}}; $1 {{%denosumabAllergy}}.");
        Card card = cards(new Advice.Unsafe(blocked(
                        DENOSUMAB,
                        SafetyStatus.CONTRAINDICATED,
                        List.of(finding(
                                allergy,
                                SafetyStatus.CONTRAINDICATED,
                                Severity.CRITICAL,
                                flag("denosumabAllergy", true, evidence("<i>{{%x}}</i> $2 [a](b)", "2026-01-02")))))))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Denosumab contraindicated: allergy");
        assertThat(card.detail())
                .contains("- Recorded: &lt;i&gt;{{%x}}&lt;/i&gt; $2 \\[a\\](b) (2026-01-02); $1"
                        + " &lt;i&gt;{{%x}}&lt;/i&gt; $2 \\[a\\](b) (2026-01-02). (SAF-20)");
    }

    @Test
    void aTextNamesWhatIsNotKnown() {
        Rule text = rule("E-1", "Title", "reason", "Grade: {{%ecogGrade}}.");
        Card card = new CardWriter(countingUuids())
                .write(
                        assessment(
                                facts(unknown("ecogGrade", UnknownReason.NOT_RECORDED)),
                                new Advice.Emergency(finding(text, SafetyStatus.OK, Severity.INFO))),
                        java.util.Locale.ENGLISH,
                        ZONE,
                        Audience.CLINICIAN)
                .getFirst();

        assertThat(card.detail()).contains("- Grade: not known. (E-1)");
    }

    @Test
    void monitoring() {
        Card card = cards(new Advice.Monitoring(
                        blocked(DENOSUMAB, SafetyStatus.OK, List.of(), companion(LABS, CALCIUM_TEST))))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Due with denosumab: Calcium and albumin");
        assertThat(card.indicator()).isEqualTo(Indicator.INFO);
        assertThat(card.source().topic().code()).isEqualTo("MON-1");
        assertThat(card.suggestions())
                .extracting(Suggestion::label)
                .containsExactly("Order what is due: Calcium and albumin");
        assertThat(card.detail()).isEqualTo("""
                        ### Safety

                        - **Denosumab**: may be given

                        ### Orders that go along

                        - Calcium and albumin (MON-1)

                        Rules: MON-1""");
    }
}
