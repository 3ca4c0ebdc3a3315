package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.knowledge.ExpressionEngine;
import org.bonewise.knowledge.ExpressionException;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges one regimen for the patient: safety, dose, draft and what goes along. */
final class CandidateJudge {

    private static final Logger LOG = LoggerFactory.getLogger(CandidateJudge.class);

    private final ExpressionEngine engine;
    private final SafetyEvaluator safety;
    private final Companions companions;
    private final DraftOrders drafts;

    CandidateJudge(ExpressionEngine engine, SafetyEvaluator safety, Companions companions, DraftOrders drafts) {
        this.engine = engine;
        this.safety = safety;
        this.companions = companions;
        this.drafts = drafts;
    }

    /**
     * A judgement, and whether a companion was left out because it is already ordered or taken.
     */
    record Judged(CandidateAssessment assessment, boolean repeated) {}

    /**
     * Judges.
     *
     * @param reasons facts that are the reason for the agent
     */
    Judged judge(Candidate candidate, Origin origin, EvaluatedFacts patientFacts, List<Fact> reasons) {
        return judge(candidate, origin, patientFacts, reasons, List.of());
    }

    /**
     * Judges a proposal.
     *
     * @param asking rules whose own orders go along, such as that of the indication
     */
    Judged judge(
            Candidate candidate, Origin origin, EvaluatedFacts patientFacts, List<Fact> reasons, List<Rule> asking) {
        EvaluatedFacts facts = patientFacts.forCandidate(candidate);
        String about = about(candidate);
        List<RuleFinding> findings = new ArrayList<>(safety.judge(facts, about, origin != Origin.COURSE));
        if (origin == Origin.COURSE) {
            findings.addAll(safety.aboutCourse(facts, about));
        }
        Quantity dose = dose(candidate.regimen(), facts).orElse(null);
        SafetyStatus status = status(findings, dose, origin);
        Companions.Result along = status == SafetyStatus.CONTRAINDICATED
                ? Companions.Result.NOTHING
                : companions.of(facts, scopes(origin, status), about, reasons);
        findings.addAll(along.findings());
        boolean offered = candidate.regimen().available() && status.mayBeOrdered() && origin != Origin.DRAFT;
        MedicationRequest draft =
                dose != null && offered ? drafts.medication(candidate.regimen(), dose, reasons) : null;
        return new Judged(
                new CandidateAssessment(
                        candidate,
                        origin,
                        status,
                        false,
                        dose,
                        doseBecause(candidate.regimen(), facts),
                        draft,
                        List.copyOf(findings),
                        missing(findings, candidate.regimen(), dose, facts),
                        orders(findings, along, reasons, asking),
                        new AskedFacts(facts)),
                along.repeated());
    }

    /** What goes with a dose given now waits until it may be given. */
    private static Set<Rule.Scope> scopes(Origin origin, SafetyStatus status) {
        if (origin == Origin.COURSE) {
            return EnumSet.of(Rule.Scope.CANDIDATE, Rule.Scope.COURSE);
        }
        return status.mayBeOrdered()
                ? EnumSet.of(Rule.Scope.CANDIDATE, Rule.Scope.ORDER)
                : EnumSet.of(Rule.Scope.CANDIDATE);
    }

    static String about(Candidate candidate) {
        MedicationRequest order = candidate.order();
        return order == null
                ? String.valueOf(candidate.regimen().agent())
                : "MedicationRequest/" + order.getIdElement().getIdPart();
    }

    /** A dose that cannot be worked out is never taken for granted, whatever the rules say. */
    private static SafetyStatus status(List<RuleFinding> findings, @Nullable Quantity dose, Origin origin) {
        SafetyStatus worst = SafetyEvaluator.worst(findings);
        return dose == null && worst.mayBeOrdered() && origin != Origin.DRAFT ? SafetyStatus.NEEDS_DATA : worst;
    }

    private Optional<Quantity> dose(Regimen regimen, EvaluatedFacts facts) {
        ParsedExpression expression = regimen.dynamicValues().get(Regimen.DOSE_PATH);
        if (expression != null) {
            return worked(expression, facts);
        }
        return regimen.definition().getDosage().stream()
                .map(Dosage::getDoseAndRateFirstRep)
                .filter(Dosage.DosageDoseAndRateComponent::hasDoseQuantity)
                .map(Dosage.DosageDoseAndRateComponent::getDoseQuantity)
                .findFirst();
    }

    private List<Fact> doseBecause(Regimen regimen, EvaluatedFacts facts) {
        ParsedExpression expression = regimen.dynamicValues().get(Regimen.DOSE_PATH);
        return expression == null
                ? List.of()
                : engine.facts(expression).stream().map(facts::fact).toList();
    }

    /** A dose whose expression fails is not known; the candidate then needs data. */
    private Optional<Quantity> worked(ParsedExpression expression, EvaluatedFacts facts) {
        try {
            return engine.quantity(expression, facts);
        } catch (ExpressionException e) {
            LOG.error("Dose not worked out, taken as unknown: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** What rules ask for; when none stops a dose that cannot be worked out, what it would go by. */
    private List<Fact> missing(
            List<RuleFinding> findings, Regimen regimen, @Nullable Quantity dose, EvaluatedFacts facts) {
        Map<String, Fact> missing = new LinkedHashMap<>();
        for (RuleFinding finding : findings) {
            if (finding.status() == SafetyStatus.NEEDS_DATA) {
                finding.missing().forEach(fact -> missing.put(fact.name(), fact));
            }
        }
        if (dose == null && SafetyEvaluator.worst(findings).mayBeOrdered()) {
            List<Fact> because = doseBecause(regimen, facts);
            boolean allKnown = because.stream().allMatch(Fact::isKnown);
            because.stream()
                    .filter(fact -> allKnown || !fact.isKnown())
                    .forEach(fact -> missing.putIfAbsent(fact.name(), fact));
        }
        return List.copyOf(missing.values());
    }

    /** The orders of a rule that asks for something along, whatever becomes of any candidate. */
    List<CompanionOrder> ordersOf(Rule asking, List<Fact> reasons) {
        return companions.askedFor(List.of(asking), reasons);
    }

    private List<CompanionOrder> orders(
            List<RuleFinding> findings, Companions.Result along, List<Fact> reasons, List<Rule> asking) {
        List<Rule> safetyRules = findings.stream()
                .filter(finding -> finding.rule().kind() == Rule.Kind.SAFETY || safety.isAboutCourse(finding))
                .map(RuleFinding::rule)
                .toList();
        Map<String, CompanionOrder> orders = new LinkedHashMap<>();
        companions
                .askedFor(asking, reasons)
                .forEach(order -> orders.put(order.regimen().url(), order));
        along.orders().forEach(order -> orders.putIfAbsent(order.regimen().url(), order));
        companions
                .askedFor(safetyRules, reasons)
                .forEach(order -> orders.putIfAbsent(order.regimen().url(), order));
        return List.copyOf(orders.values());
    }
}
