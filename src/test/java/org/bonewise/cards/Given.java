package org.bonewise.cards;

import ca.uhn.fhir.fhirpath.IFhirPath;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bonewise.cdshooks.Card;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactStatus;
import org.bonewise.facts.FactValue;
import org.bonewise.facts.Reported;
import org.bonewise.facts.UnknownReason;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CompanionOrder;
import org.bonewise.guideline.DecisionStatus;
import org.bonewise.guideline.FactSource;
import org.bonewise.guideline.IndicationFinding;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Citation;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** Decisions made by hand. */
final class Given {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private Given() {}

    // --- knowledge

    static Rule rule(String id, String title, @Nullable String reason, @Nullable String text, Citation... citations) {
        return rule(id, title, reason, text, List.of(), citations);
    }

    static Rule rule(
            String id,
            String title,
            @Nullable String reason,
            @Nullable String text,
            List<String> numbers,
            Citation... citations) {
        ParsedExpression condition = new ParsedExpression(
                "true",
                new IFhirPath.IParsedExpression() {},
                Set.of(),
                numbers.stream().map(BigDecimal::new).toList(),
                List.of(),
                Set.of(),
                id);
        return new Rule(
                id,
                id,
                "test.json",
                Rule.Kind.SAFETY,
                null,
                null,
                Rule.Scope.PATIENT,
                null,
                null,
                null,
                title,
                reason,
                text,
                List.of(condition),
                List.of(),
                List.of(),
                List.of(),
                List.of(citations));
    }

    static Regimen regimen(String id, @Nullable String agent, String title) {
        ActivityDefinition definition = new ActivityDefinition();
        definition.setId(id);
        definition.setTitle(title);
        return new Regimen(
                id,
                "https://bonewise.github.io/fhir/ActivityDefinition/" + id,
                id + ".json",
                definition,
                agent,
                null,
                null,
                List.of(),
                null,
                null,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                Map.of());
    }

    static final Citation ESMO = new Citation(
            "ESMO 2020", "[I, A]", "Coleman R et al. Ann Oncol 2020;31:1650-63", "https://example.org/esmo-2020");

    static final Rule BM_1 = rule(
            "BM-1",
            "Breast cancer with bone metastases: start a bone-modifying agent",
            "bone metastases of breast cancer",
            null,
            ESMO);

    static final Regimen DENOSUMAB =
            regimen("denosumab-120mg-4-weekly", "denosumab", "Denosumab 120 mg SC every 4 weeks");
    static final Regimen ZOLEDRONIC_ACID =
            regimen("zoledronic-acid-4mg-4-weekly", "zoledronic-acid", "Zoledronic acid IV every 4 weeks");
    static final Regimen CALCIUM_TEST = regimen("lab-calcium", null, "Calcium and albumin");
    static final Regimen DENTAL = regimen("dental-referral", null, "Dental examination");

    // --- facts

    static Fact metastasis() {
        return flag("boneMetastasis", true, evidence("Secondary malignant neoplasm of bone", "2026-05-02"));
    }

    static Evidence evidence(String display, String date) {
        return new Evidence("Condition/1", display, LocalDate.parse(date));
    }

    static Fact flag(String name, boolean value, Evidence... evidence) {
        return new Fact(name, FactStatus.KNOWN, new FactValue.Flag(value), null, null, null, List.of(evidence), null);
    }

    static Fact words(String name, String... possible) {
        return new Fact(
                name, FactStatus.KNOWN, new FactValue.Words(List.of(possible)), null, null, null, List.of(), null);
    }

    static Fact number(String name, String value, String unit, @Nullable LocalDate asOf) {
        return range(name, Interval.exactly(new BigDecimal(value)), unit, asOf, null);
    }

    static Fact reported(String name, String value, String unit, Reported reported, LocalDate asOf) {
        return range(name, Interval.exactly(new BigDecimal(value)), unit, asOf, reported);
    }

    static Fact range(String name, Interval value, String unit, @Nullable LocalDate asOf, @Nullable Reported reported) {
        return new Fact(name, FactStatus.KNOWN, new FactValue.Decimal(value), unit, reported, asOf, List.of(), null);
    }

    static Fact unknown(String name, UnknownReason reason, Evidence... evidence) {
        return new Fact(name, FactStatus.UNKNOWN, null, null, null, null, List.of(evidence), reason);
    }

    static Fact stale(String name, String value, String unit, LocalDate asOf) {
        return new Fact(
                name,
                FactStatus.STALE,
                new FactValue.Decimal(Interval.exactly(new BigDecimal(value))),
                unit,
                null,
                asOf,
                List.of(),
                UnknownReason.STALE);
    }

    static FactSource facts(Fact... facts) {
        return name -> List.of(facts).stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    // --- decisions

    static RuleFinding finding(Rule rule, SafetyStatus status, Severity severity, Fact... because) {
        return new RuleFinding(rule, status, severity, "patient", List.of(because), List.of());
    }

    static IndicationFinding indicated(Fact... missing) {
        return new IndicationFinding(
                BM_1,
                DecisionStatus.INDICATED,
                List.of(metastasis(), words("metastasisOrigin", "breast")),
                List.of(missing));
    }

    static CompanionOrder companion(Rule rule, Regimen regimen) {
        ServiceRequest draft = new ServiceRequest();
        draft.setStatus(ServiceRequest.ServiceRequestStatus.DRAFT);
        draft.setCode(new CodeableConcept().setText(regimen.definition().getTitle()));
        return new CompanionOrder(rule, regimen, draft);
    }

    static CandidateAssessment orderable(
            Regimen regimen, boolean preferred, String mg, List<RuleFinding> findings, CompanionOrder... companions) {
        Quantity dose =
                new Quantity().setValue(new BigDecimal(mg)).setUnit("mg").setCode("mg");
        return candidate(
                regimen,
                findings.isEmpty() ? SafetyStatus.OK : SafetyStatus.CAUTION,
                preferred,
                dose,
                order(regimen, dose),
                findings,
                companions);
    }

    static MedicationRequest order(Regimen regimen, Quantity dose) {
        MedicationRequest order = new MedicationRequest();
        order.setStatus(MedicationRequest.MedicationRequestStatus.DRAFT);
        order.setMedication(new CodeableConcept().setText(regimen.agent()));
        order.addDosageInstruction().addDoseAndRate().setDose(dose);
        return order;
    }

    static CandidateAssessment blocked(
            Regimen regimen, SafetyStatus status, List<RuleFinding> findings, CompanionOrder... companions) {
        return candidate(regimen, status, false, null, null, findings, companions);
    }

    static CandidateAssessment candidate(
            Regimen regimen,
            SafetyStatus status,
            boolean preferred,
            @Nullable Quantity dose,
            @Nullable MedicationRequest draft,
            List<RuleFinding> findings,
            CompanionOrder... companions) {
        List<Fact> known = new ArrayList<>();
        findings.forEach(finding -> known.addAll(finding.because()));
        return new CandidateAssessment(
                new Candidate(regimen, null, null),
                CandidateAssessment.Origin.GUIDELINE,
                status,
                preferred,
                dose,
                List.of(),
                draft,
                findings,
                List.of(),
                List.of(companions),
                facts(known.toArray(Fact[]::new)));
    }

    static Assessment assessment(FactSource facts, Advice... advice) {
        return new Assessment(
                new Assessment.GuidelineId("esmo", "1.0.0", "ESMO 2020", "https://example.org/esmo"),
                ZonedDateTime.of(TODAY.atTime(9, 0), ZONE),
                "p1",
                List.of(),
                List.of(advice),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                facts);
    }

    // --- cards

    static List<Card> cards(Advice... advice) {
        return cards(Audience.CLINICIAN, advice);
    }

    static List<Card> cards(Audience audience, Advice... advice) {
        return new CardWriter(countingUuids()).write(assessment(facts(), advice), Locale.ENGLISH, ZONE, audience);
    }

    static Supplier<UUID> countingUuids() {
        int[] next = {0};
        return () -> new UUID(0, ++next[0]);
    }

    /** Kinds of the resources that a suggestion creates, with their ids. */
    static List<String> created(org.bonewise.cdshooks.Suggestion suggestion) {
        return suggestion.actions().stream()
                .map(action -> (DomainResource) java.util.Objects.requireNonNull(action.resource()))
                .map(resource -> resource.fhirType() + "/" + resource.getIdPart())
                .toList();
    }
}
