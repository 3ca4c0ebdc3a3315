package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.cards.Given.*;

import java.util.List;
import org.bonewise.cdshooks.Action;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.Coding;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.cdshooks.Link;
import org.bonewise.cdshooks.Suggestion;
import org.bonewise.facts.Reported;
import org.bonewise.facts.UnknownReason;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.DecisionStatus;
import org.bonewise.guideline.IndicationFinding;
import org.bonewise.guideline.Replacement;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.Test;

class StartCardTest {

    private static final Rule DENTAL_RULE =
            rule("SAF-10", "Dental examination first", null, "Have the teeth examined before the first dose.", ESMO);

    private static final Rule KIDNEY = rule(
            "SAF-06",
            "Creatinine clearance too low",
            "creatinine clearance too low",
            "Creatinine clearance {{%creatinineClearance}} is below the limit.",
            List.of("30"));

    private static final Rule SUPPLEMENT =
            rule("MON-3", "Calcium and vitamin D", null, "From the first dose on, unless calcium is high.");

    private static RuleFinding dental() {
        return finding(DENTAL_RULE, SafetyStatus.CAUTION, Severity.WARNING);
    }

    private static RuleFinding kidney() {
        return finding(
                KIDNEY,
                SafetyStatus.CONTRAINDICATED,
                Severity.CRITICAL,
                number("creatinineClearance", "29.97", "mL/min", TODAY.minusDays(2)));
    }

    private static Advice.Start start() {
        CandidateAssessment zoledronicAcid =
                blocked(ZOLEDRONIC_ACID, SafetyStatus.CONTRAINDICATED, List.of(kidney(), dental()));
        CandidateAssessment denosumab = orderable(
                DENOSUMAB,
                true,
                "120",
                List.of(dental()),
                companion(SUPPLEMENT, regimen("calcium", null, "Calcium carbonate")),
                companion(SUPPLEMENT, regimen("vitamin-d", null, "Colecalciferol")),
                companion(DENTAL_RULE, DENTAL));
        return new Advice.Start(
                indicated(unknown("ecogGrade", UnknownReason.NOT_RECORDED)),
                List.of(zoledronicAcid, denosumab),
                List.of(),
                List.of());
    }

    @Test
    void namesTheDrugThatMayBeOrderedAndTheReason() {
        Card card = cards(start()).getFirst();

        assertThat(card.summary()).isEqualTo("Start denosumab: bone metastases of breast cancer");
        assertThat(card.indicator()).isEqualTo(Indicator.WARNING);
        assertThat(card.uuid()).isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(card.source().label()).isEqualTo("ESMO 2020, version 1.0.0");
        assertThat(card.source().url()).isEqualTo("https://example.org/esmo");
        assertThat(card.source().topic())
                .isEqualTo(new Coding(
                        "https://bonewise.github.io/fhir/CodeSystem/rule",
                        "BM-1",
                        "Breast cancer with bone metastases: start a bone-modifying agent"));
        assertThat(card.links()).containsExactly(new Link("ESMO 2020", "https://example.org/esmo-2020", "absolute"));
    }

    @Test
    void explainsEachOption() {
        assertThat(cards(start()).getFirst().detail()).isEqualTo("""
                        ### Why

                        - Breast cancer with bone metastases: start a bone-modifying agent (BM-1)
                        - Bone metastasis: Secondary malignant neoplasm of bone (2026-05-02)
                        - Primary tumour: breast

                        ### What is missing

                        - ECOG performance status: not recorded

                        ### Options

                        - All options: Have the teeth examined before the first dose. (SAF-10)
                        - **Denosumab 120 mg SC every 4 weeks** (preferred): may be given with caution
                        - **Zoledronic acid**: contraindicated
                          - Creatinine clearance 29.97 mL/min (2026-11-20) is below the limit. (SAF-06)

                        ### Orders that go along

                        - Calcium carbonate and Colecalciferol: From the first dose on, unless calcium is high. (MON-3)
                        - Dental examination (SAF-10)

                        ### Evidence

                        - ESMO 2020 [I, A]: Coleman R et al. Ann Oncol 2020;31:1650-63

                        Rules: BM-1, SAF-10, SAF-06, MON-3""");
    }

    @Test
    void suggestsOnlyWhatMayBeOrdered() {
        Card card = cards(start()).getFirst();

        assertThat(card.selectionBehavior()).isEqualTo("at-most-one");
        Suggestion suggestion = card.suggestions().getFirst();
        assertThat(card.suggestions()).hasSize(1);
        assertThat(suggestion.label()).isEqualTo("Denosumab 120 mg SC every 4 weeks");
        assertThat(suggestion.uuid()).isEqualTo("00000000-0000-0000-0000-000000000002");
        assertThat(suggestion.isRecommended()).isTrue();
        assertThat(suggestion.actions())
                .extracting(Action::type, Action::description)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("create", "Order Denosumab 120 mg SC every 4 weeks"),
                        org.assertj.core.groups.Tuple.tuple("create", "Order Calcium carbonate"),
                        org.assertj.core.groups.Tuple.tuple("create", "Order Colecalciferol"),
                        org.assertj.core.groups.Tuple.tuple("create", "Order Dental examination"));
        assertThat(created(suggestion))
                .containsExactly(
                        "MedicationRequest/order-1",
                        "ServiceRequest/order-2",
                        "ServiceRequest/order-3",
                        "ServiceRequest/order-4");
    }

    @Test
    void offersReasonsNotToFollow() {
        assertThat(cards(start()).getFirst().overrideReasons())
                .extracting(Coding::code)
                .containsExactly(
                        "action-completed",
                        "indication-order-exists",
                        "patient-contraindication",
                        "patient-ineligible",
                        "patient-refuses",
                        "need-more-info");
    }

    @Test
    void recommendsThePreferredOfTwoAndNamesTheDoseOnce() {
        Card card = cards(new Advice.Start(
                        indicated(),
                        List.of(
                                orderable(DENOSUMAB, false, "120.0", List.of()),
                                orderable(ZOLEDRONIC_ACID, true, "3.50", List.of())),
                        List.of(),
                        List.of()))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Start zoledronic acid or denosumab: bone metastases of breast cancer");
        assertThat(card.indicator()).isEqualTo(Indicator.INFO);
        assertThat(card.suggestions())
                .extracting(Suggestion::label)
                .containsExactly("Zoledronic acid IV every 4 weeks: 3.5 mg", "Denosumab 120 mg SC every 4 weeks");
        assertThat(card.suggestions()).extracting(Suggestion::isRecommended).containsExactly(true, null);
        assertThat(card.detail()).contains("""
                        - **Zoledronic acid IV every 4 weeks: 3.5 mg** (preferred): may be given
                        - **Denosumab 120 mg SC every 4 weeks**: may be given
                        """);
    }

    @Test
    void saysWhatStandsAgainstAllAndOffersWhatClearsTheWay() {
        Rule low = rule("SAF-01", "Calcium below the range", "calcium below the range", null);
        RuleFinding calcium = finding(
                low,
                SafetyStatus.HOLD,
                Severity.CRITICAL,
                reported(
                        "correctedCalciumMmolPerL",
                        "1.90",
                        "mmol/L",
                        new Reported("1.90", "mmol/L"),
                        TODAY.minusDays(1)));
        Card card = cards(new Advice.Start(
                        indicated(),
                        List.of(
                                blocked(DENOSUMAB, SafetyStatus.HOLD, List.of(calcium)),
                                blocked(ZOLEDRONIC_ACID, SafetyStatus.CONTRAINDICATED, List.of(kidney(), calcium))),
                        List.of(),
                        List.of(companion(low, CALCIUM_TEST))))
                .getFirst();

        assertThat(card.summary())
                .isEqualTo("Denosumab indicated (bone metastases of breast cancer); hold: calcium below the range");
        assertThat(card.indicator()).isEqualTo(Indicator.CRITICAL);
        assertThat(card.suggestions())
                .extracting(Suggestion::label, Suggestion::isRecommended)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Orders to clear the way: Calcium and albumin", null));
        assertThat(card.detail()).contains("""
                        ### Options

                        - All options: Calcium below the range (SAF-01)
                        - **Denosumab**: hold, correct first
                        - **Zoledronic acid**: contraindicated
                          - Creatinine clearance 29.97 mL/min (2026-11-20) is below the limit. (SAF-06)

                        ### Orders to clear the way

                        - Calcium and albumin (SAF-01)
                        """).doesNotContain("mg ").endsWith("Rules: BM-1, SAF-01, SAF-06");
    }

    @Test
    void theWorstThatHoldsForEveryCandidateCounts() {
        Card card = cards(new Advice.Start(
                        indicated(),
                        List.of(
                                blocked(
                                        DENOSUMAB,
                                        SafetyStatus.HOLD,
                                        List.of(finding(DENTAL_RULE, SafetyStatus.HOLD, Severity.WARNING))),
                                blocked(ZOLEDRONIC_ACID, SafetyStatus.CONTRAINDICATED, List.of(kidney()))),
                        List.of(),
                        List.of()))
                .getFirst();

        assertThat(card.indicator()).isEqualTo(Indicator.WARNING);
        assertThat(card.suggestions()).isEmpty();
        assertThat(card.selectionBehavior()).isNull();
    }

    @Test
    void considerIsSaidAndMessagesRaiseTheUrgency() {
        IndicationFinding consider =
                new IndicationFinding(BM_1, DecisionStatus.CONSIDER, List.of(metastasis()), List.of());
        Card card = cards(new Advice.Start(
                        consider,
                        List.of(orderable(DENOSUMAB, true, "120", List.of())),
                        List.of(finding(
                                rule("LE-1", "Expected survival", null, "Confirm at least 3 months."),
                                SafetyStatus.OK,
                                Severity.WARNING)),
                        List.of()))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Consider denosumab: bone metastases of breast cancer");
        assertThat(card.indicator()).isEqualTo(Indicator.WARNING);
        assertThat(card.detail()).contains("""
                        ### Options

                        - Confirm at least 3 months. (LE-1)
                        - **Denosumab 120 mg SC every 4 weeks** (preferred): may be given
                        """);
    }

    @Test
    void whatIsOnlyToBeConsideredIsNotCalledIndicatedWhileItIsHeld() {
        RuleFinding low = finding(
                rule("SAF-01", "Calcium below normal", "calcium is below normal", "Correct it first."),
                SafetyStatus.HOLD,
                Severity.CRITICAL);
        RuleFinding missing = finding(
                rule("SAF-28", "Pregnancy test", "pregnancy test missing or too old", "Test first."),
                SafetyStatus.NEEDS_DATA,
                Severity.WARNING);

        assertThat(considered(blocked(DENOSUMAB, SafetyStatus.HOLD, List.of(low))))
                .isEqualTo("Consider denosumab (bone metastases of breast cancer); hold: calcium is below normal");
        assertThat(considered(blocked(DENOSUMAB, SafetyStatus.NEEDS_DATA, List.of(missing))))
                .isEqualTo("Consider denosumab (bone metastases of breast cancer); needed first: pregnancy test missing"
                        + " or too old");
        assertThat(considered(blocked(DENOSUMAB, SafetyStatus.CONTRAINDICATED, List.of(kidney()))))
                .isEqualTo(
                        "Denosumab contraindicated (bone metastases of breast cancer): creatinine clearance too low");
        assertThat(considered()).isEqualTo("Consider a bone-modifying agent: bone metastases of breast cancer");
    }

    private static String considered(CandidateAssessment... candidates) {
        IndicationFinding consider =
                new IndicationFinding(BM_1, DecisionStatus.CONSIDER, List.of(metastasis()), List.of());
        String summary = cards(new Advice.Start(consider, List.of(candidates), List.of(), List.of()))
                .getFirst()
                .summary();
        assertThat(summary).hasSizeLessThan(140);
        return summary;
    }

    @Test
    void endsTheEarlierOrderByTheChoiceThatStartsTheAgent() {
        MedicationRequest earlier = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setMedication(new CodeableConcept().setText("Prolia"));
        earlier.setId("running");
        CandidateAssessment denosumab = orderable(DENOSUMAB, true, "120", List.of());
        Card card = cards(new Advice.Start(
                        indicated(),
                        List.of(denosumab),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Replacement(denosumab, List.of(earlier)))))
                .getFirst();

        assertThat(card.summary()).isEqualTo("Start denosumab: bone metastases of breast cancer");
        Suggestion suggestion = card.suggestions().getFirst();
        assertThat(card.suggestions()).hasSize(1);
        assertThat(suggestion.label()).isEqualTo("End Prolia, order Denosumab 120 mg SC every 4 weeks");
        assertThat(suggestion.isRecommended()).isTrue();
        assertThat(suggestion.actions()).extracting(Action::type).containsExactly("update", "create");
        assertThat(suggestion.actions().getFirst().resource())
                .isInstanceOfSatisfying(MedicationRequest.class, ended -> assertThat(ended.getStatus())
                        .isEqualTo(MedicationRequest.MedicationRequestStatus.STOPPED));
    }

    @Test
    void whatIsOnlyToBeConsideredIsNotRecommendedAndItsOtherOrdersCanBeHadAlone() {
        Card card = cards(new Advice.Start(
                        new IndicationFinding(BM_1, DecisionStatus.CONSIDER, List.of(metastasis()), List.of()),
                        List.of(orderable(DENOSUMAB, true, "120", List.of(), companion(BM_1, DENTAL))),
                        List.of(),
                        List.of()))
                .getFirst();

        assertThat(card.suggestions())
                .extracting(Suggestion::label)
                .containsExactly("Without an agent for now: Dental examination", "Denosumab 120 mg SC every 4 weeks");
        assertThat(card.suggestions()).extracting(Suggestion::isRecommended).containsOnlyNulls();
        assertThat(created(card.suggestions().getFirst())).containsExactly("ServiceRequest/order-1");
    }

    @Test
    void namesWhatTheSameAgentCoversToo() {
        Rule osteoporosis = rule("OP-1", "Osteoporosis after cancer", null, "Treat.");
        Card card = cards(new Advice.Start(
                        indicated(),
                        List.of(orderable(DENOSUMAB, true, "120", List.of())),
                        List.of(),
                        List.of(),
                        List.of(new IndicationFinding(osteoporosis, DecisionStatus.INDICATED, List.of(), List.of())),
                        List.of()))
                .getFirst();

        assertThat(card.detail()).contains("""
                        ### Also covered

                        - Osteoporosis after cancer (OP-1)
                        """);
    }

    @Test
    void anIndicationWithoutACandidateIsSaidInWords() {
        Card card = cards(new Advice.Start(indicated(), List.of(), List.of(), List.of()))
                .getFirst();

        assertThat(card.summary()).isEqualTo("A bone-modifying agent is indicated: bone metastases of breast cancer");
        assertThat(card.indicator()).isEqualTo(Indicator.INFO);
        assertThat(card.suggestions()).isEmpty();
    }

    @Test
    void aDraftKeepsItsOwnIdAndStaysAsItIs() {
        CandidateAssessment denosumab = orderable(DENOSUMAB, true, "120", List.of(), companion(DENTAL_RULE, DENTAL));
        java.util.Objects.requireNonNull(denosumab.companions().getFirst().draft())
                .setId("order-1");
        Card card = cards(new Advice.Start(indicated(), List.of(denosumab), List.of(), List.of()))
                .getFirst();

        assertThat(created(card.suggestions().getFirst()))
                .containsExactly("MedicationRequest/order-1", "ServiceRequest/order-2");
        assertThat(java.util.Objects.requireNonNull(denosumab.draft()).hasId()).isFalse();
    }

    /** Figures of trials stand apart from what is said of the options. */
    @Test
    void tellsTheBenefitInASectionOfItsOwn() {
        Rule figures = benefit("EB-1", "Fewer recurrences in bone: RR 0.72 (0.60-0.86).");
        Rule remark = rule("LE-1", "Expected survival", null, "Confirm the outlook.");
        Advice.Start plain = start();
        Card card = cards(new Advice.Start(
                        plain.indication(),
                        plain.candidates(),
                        List.of(
                                finding(figures, SafetyStatus.OK, Severity.INFO),
                                finding(remark, SafetyStatus.OK, Severity.INFO)),
                        List.of()))
                .getFirst();

        assertThat(card.detail())
                .contains("### Options\n\n- Confirm the outlook. (LE-1)\n")
                .contains(
                        "### What trials found\n\n- Fewer recurrences in bone: RR 0.72 (0.60-0.86). (EB-1)\n\n### Orders")
                .containsOnlyOnce("RR 0.72");
    }

    private static Rule benefit(String id, String text) {
        Rule rule = rule(id, "Figures", null, text);
        return new Rule(
                id,
                id,
                rule.file(),
                Rule.Kind.MESSAGE,
                "benefit",
                null,
                rule.scope(),
                null,
                null,
                null,
                rule.title(),
                null,
                text,
                rule.conditions(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
