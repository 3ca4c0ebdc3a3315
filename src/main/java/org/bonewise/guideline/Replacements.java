package org.bonewise.guideline;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Rule;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.MedicationRequest;

/**
 * What the guideline proposes instead of an agent that is not safe, as far as it may be ordered. A proposal that also ends the
 * orders of the earlier agent is a documented switch: it is judged as if they had ended.
 */
final class Replacements {

    private final Guideline guideline;
    private final IndicationEvaluator indications;
    private final CandidateJudge judge;
    private final RuleEvaluator rules;
    private final EvaluatedFacts facts;

    Replacements(
            Guideline guideline,
            IndicationEvaluator indications,
            CandidateJudge judge,
            RuleEvaluator rules,
            EvaluatedFacts facts) {
        this.guideline = guideline;
        this.indications = indications;
        this.judge = judge;
        this.rules = rules;
        this.facts = facts;
    }

    /** What could be ordered had this order not been written; the same product at another dose among it. */
    List<Replacement> ofOrder(CandidateAssessment order) {
        MedicationRequest written = order.candidate().order();
        PatientRecord before = facts.record().without(written == null ? Set.of() : Set.of(written));
        List<Replacement> found = proposed(before, List.of());
        return found.isEmpty() ? switchedTo(before) : found;
    }

    /**
     * What could be given instead of a course that is contraindicated, or held by a rule that names an agent to go over to. None
     * without an order that can be ended: then the words of the rules must do.
     */
    List<Replacement> ofCourse(CandidateAssessment course) {
        boolean forbidden = course.status() == SafetyStatus.CONTRAINDICATED;
        Set<String> named = course.findings().stream()
                .filter(finding -> finding.status() == SafetyStatus.HOLD)
                .flatMap(finding -> Stream.ofNullable(finding.rule().agent()))
                .collect(Collectors.toSet());
        if (!forbidden && named.isEmpty()) {
            return List.of();
        }
        return switchedTo(facts.record()).stream()
                .filter(one -> !Objects.equals(
                        one.candidate().candidate().regimen().agent(),
                        course.candidate().regimen().agent()))
                .filter(one -> forbidden
                        || named.contains(one.candidate().candidate().regimen().agent()))
                .toList();
    }

    /** Proposals of a record in which the orders of agents that run have ended. */
    private List<Replacement> switchedTo(PatientRecord record) {
        List<MedicationRequest> running = facts.boneModifyingAgents().uses().stream()
                .filter(one -> one.use().isCurrentOrPlanned())
                .map(one -> one.use().resource())
                .filter(MedicationRequest.class::isInstance)
                .map(MedicationRequest.class::cast)
                .filter(request -> !facts.record().isDraft(request))
                .filter(MedicationRequest::hasId)
                .toList();
        return running.isEmpty() ? List.of() : proposed(record.ending(running), running);
    }

    private List<Replacement> proposed(PatientRecord record, List<MedicationRequest> ends) {
        EvaluatedFacts before = facts.of(record);
        return indications.evaluate(guideline.rules(Rule.Kind.INDICATION), before).findings().stream()
                .filter(finding -> finding.status().isFor())
                .findFirst()
                .map(leading -> new StartProposal(judge, rules, guideline, before)
                        .of(leading).candidates().stream()
                                .filter(candidate -> candidate.draft() != null)
                                .map(candidate -> new Replacement(candidate, ends))
                                .toList())
                .orElse(List.of());
    }
}
