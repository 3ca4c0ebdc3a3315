package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;

/** What can be proposed for an indication: every regimen judged, the preferred one marked. */
final class StartProposal {

    private final CandidateJudge judge;
    private final RuleEvaluator rules;
    private final Guideline guideline;
    private final EvaluatedFacts facts;

    StartProposal(CandidateJudge judge, RuleEvaluator rules, Guideline guideline, EvaluatedFacts facts) {
        this.judge = judge;
        this.rules = rules;
        this.guideline = guideline;
        this.facts = facts;
    }

    /**
     * A proposal.
     *
     * @param messages about the patient: which agent is preferred and why, what to confirm
     * @param before orders that clear the way, when no candidate may be ordered now
     * @param repeated whether an order was left out because it is already there
     */
    record Proposed(
            List<CandidateAssessment> candidates,
            List<RuleFinding> messages,
            List<CompanionOrder> before,
            boolean repeated) {

        /** The same with what may be ordered by a choice that ends an earlier order; then nothing has to clear the way. */
        Proposed with(List<Replacement> changes) {
            if (changes.isEmpty()) {
                return this;
            }
            Map<String, CandidateAssessment> changed = changes.stream()
                    .map(Replacement::candidate)
                    .collect(Collectors.toMap(one -> one.candidate().regimen().url(), one -> one));
            List<CandidateAssessment> all = candidates.stream()
                    .map(one -> changed.getOrDefault(one.candidate().regimen().url(), one))
                    .toList();
            return new Proposed(all, messages, List.of(), repeated);
        }
    }

    Proposed of(IndicationFinding indication) {
        List<CandidateAssessment> candidates = new ArrayList<>();
        boolean repeated = false;
        String purpose = indication.rule().purpose();
        for (Regimen regimen : indication.rule().regimens()) {
            CandidateJudge.Judged judged = judge.judge(
                    new Candidate(regimen, purpose, null),
                    Origin.GUIDELINE,
                    facts,
                    indication.because(),
                    List.of(indication.rule()));
            candidates.add(judged.assessment());
            repeated |= judged.repeated();
        }
        List<String> eligible = agents(
                candidates, candidate -> candidate.available() && candidate.status() != SafetyStatus.CONTRAINDICATED);
        List<String> orderable = agents(candidates, candidate -> candidate.draft() != null);
        StartFacts start = new StartFacts(rules, facts, indication.rule().regimens(), purpose);
        AgentChoice agents = new AgentChoice(start, guideline.rules(Rule.Kind.PREFERENCE));
        List<RuleFinding> messages = new ArrayList<>(patientMessages(start));
        messages.addAll(agents.fixFirst());
        if (orderable.isEmpty()) {
            List<CompanionOrder> own = judge.ordersOf(indication.rule(), indication.because());
            return new Proposed(candidates, messages, clearingTheWay(own, candidates), repeated);
        }
        AgentChoice.Choice choice = agents.among(eligible, orderable);
        choice.finding().ifPresent(messages::add);
        return new Proposed(marked(candidates, choice), messages, List.of(), repeated);
    }

    private static List<String> agents(List<CandidateAssessment> candidates, Predicate<CandidateAssessment> condition) {
        return candidates.stream()
                .filter(condition)
                .map(candidate -> String.valueOf(candidate.candidate().regimen().agent()))
                .toList();
    }

    private List<RuleFinding> patientMessages(StartFacts start) {
        return guideline.rules(Rule.Kind.MESSAGE).stream()
                .filter(rule -> rule.scope() == Rule.Scope.PATIENT && !Companions.isSupport(rule))
                .flatMap(rule -> SafetyEvaluator.finding(start.evaluate(rule), "patient").stream())
                .toList();
    }

    /** Of the preferred agent the first regimen that may be ordered comes first; none while that agent is held. */
    private static List<CandidateAssessment> marked(List<CandidateAssessment> candidates, AgentChoice.Choice choice) {
        List<CandidateAssessment> marked = new ArrayList<>();
        boolean found = false;
        for (CandidateAssessment candidate : candidates) {
            boolean preferred = !found
                    && candidate.draft() != null
                    && choice.agent()
                            .filter(agent ->
                                    agent.equals(candidate.candidate().regimen().agent()))
                            .isPresent();
            found |= preferred;
            marked.add(preferred ? candidate.asPreferred() : candidate);
        }
        return marked;
    }

    /**
     * What the indication itself asks for does not wait for an agent; supplements clear the way only where something is to be
     * corrected, not where a result is missing.
     */
    private static List<CompanionOrder> clearingTheWay(List<CompanionOrder> own, List<CandidateAssessment> candidates) {
        Map<String, CompanionOrder> orders = new LinkedHashMap<>();
        own.forEach(order -> orders.put(order.regimen().url(), order));
        for (CandidateAssessment candidate : candidates) {
            boolean held = candidate.status() == SafetyStatus.HOLD;
            candidate.companions().stream()
                    .filter(order -> candidate.available() && (held || order.isService()))
                    .forEach(order -> orders.putIfAbsent(order.regimen().url(), order));
        }
        return List.copyOf(orders.values());
    }
}
