package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Rule;
import org.bonewise.patient.BmaUse;
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

    /**
     * What could be ordered had this order not been written; the same product as it should be among it, also where the guideline
     * would not have begun with it. Where no recommendation is wanted only that is left, where the order can be sent back whole.
     */
    List<Replacement> ofOrder(CandidateAssessment order, boolean recommends) {
        MedicationRequest written = order.candidate().order();
        if (written == null) {
            return List.of();
        }
        PatientRecord before = facts.record().without(Set.of(written));
        boolean wanted = recommends && !wasDeclined();
        boolean whole = facts.record().data().isWhole(written);
        Set<String> running = running().stream().map(Running::agent).collect(Collectors.toSet());
        List<Replacement> proposed = proposed(before, List.of());
        // Where the guideline proposes another product of the agent, it is the product that is wrong.
        Stream<Replacement> unasked = proposed.stream().anyMatch(one -> agent(one)
                        .equals(String.valueOf(order.candidate().regimen().agent())))
                ? Stream.empty()
                : asItShouldBe(order, before).stream();
        List<Replacement> found = Stream.concat(unasked, proposed.stream())
                .filter(one -> isSameProduct(one, order) ? whole : wanted)
                .filter(one -> !running.contains(agent(one)))
                .toList();
        return found.isEmpty() && wanted ? switchedTo(before) : found;
    }

    /** An order that the guideline would not have proposed, of an agent for which there is an indication. */
    private Optional<Replacement> asItShouldBe(CandidateAssessment order, PatientRecord before) {
        return Optional.ofNullable(order.candidate().purpose())
                .map(purpose -> judge.judge(
                                new Candidate(order.candidate().regimen(), purpose, null),
                                CandidateAssessment.Origin.GUIDELINE,
                                facts.of(before),
                                List.of())
                        .assessment())
                .filter(judged -> judged.draft() != null)
                .map(judged -> new Replacement(judged, List.of()));
    }

    private boolean wasDeclined() {
        return facts.fact("declinedRecently").isTrue();
    }

    private static boolean isSameProduct(Replacement one, CandidateAssessment order) {
        return Objects.equals(
                one.candidate().candidate().regimen().product(),
                order.candidate().regimen().product());
    }

    private static String agent(Replacement one) {
        return String.valueOf(one.candidate().candidate().regimen().agent());
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
        if ((!forbidden && named.isEmpty()) || wasDeclined()) {
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

    /**
     * What of a proposal could be started by the same choice that ends the orders of the agent's other product: of what is held
     * by a rule that names its own agent to go over to. None without an order that can be ended: then the words must do.
     */
    List<Replacement> ofStart(List<CandidateAssessment> proposed) {
        Set<String> held = proposed.stream()
                .filter(one -> one.status() == SafetyStatus.HOLD)
                .filter(one -> one.findings().stream()
                        .anyMatch(finding -> Objects.equals(
                                finding.rule().agent(),
                                one.candidate().regimen().agent())))
                .map(one -> one.candidate().regimen().url())
                .collect(Collectors.toSet());
        return held.isEmpty() || wasDeclined()
                ? List.of()
                : afterEnding(running(), facts.record()).stream()
                        .filter(one -> held.contains(
                                one.candidate().candidate().regimen().url()))
                        .toList();
    }

    /** An order on record by which an agent runs. */
    private record Running(String agent, MedicationRequest order) {}

    private List<Running> running() {
        List<Running> running = new ArrayList<>();
        for (BmaUse one : facts.boneModifyingAgents().uses()) {
            if (one.use().isCurrentOrPlanned()
                    && one.use().resource() instanceof MedicationRequest request
                    && !facts.record().isDraft(request)) {
                running.add(new Running(one.product().agent(), request));
            }
        }
        return running;
    }

    /** Proposals of other agents than those that run; none where one that runs might go on. */
    private List<Replacement> switchedTo(PatientRecord record) {
        List<Running> running = running();
        Set<String> ending = running.stream().map(Running::agent).collect(Collectors.toSet());
        List<Replacement> proposed = afterEnding(running, record);
        return proposed.stream().anyMatch(one -> ending.contains(agent(one))) ? List.of() : proposed;
    }

    /**
     * Proposals of a record in which the orders of agents that run have ended. None where an order is all that tells of the doses
     * (ended, it would take the last dose with it), or cannot be sent back whole.
     */
    private List<Replacement> afterEnding(List<Running> running, PatientRecord record) {
        List<MedicationRequest> ends = running.stream().map(Running::order).toList();
        boolean mayEnd = !ends.isEmpty()
                && ends.stream()
                        .allMatch(order -> !PatientData.isNameless(order)
                                && facts.record().data().isWhole(order))
                && facts.boneModifyingAgents().doses().stream()
                        .noneMatch(dose -> ends.stream().anyMatch(order -> dose.evidence()
                                .reference()
                                .endsWith("MedicationRequest/"
                                        + order.getIdElement().getIdPart())));
        return mayEnd ? proposed(record.ending(ends), ends) : List.of();
    }

    private List<Replacement> proposed(PatientRecord record, List<MedicationRequest> ends) {
        EvaluatedFacts before = facts.of(record);
        return new Indicated(indications
                        .evaluate(guideline.rules(Rule.Kind.INDICATION), before)
                        .findings())
                .leading()
                .filter(finding -> finding.status().isFor())
                .map(leading -> new StartProposal(judge, rules, guideline, before)
                        .of(leading).candidates().stream()
                                .filter(candidate -> candidate.draft() != null)
                                .map(candidate -> new Replacement(candidate, ends))
                                .toList())
                .orElse(List.of());
    }
}
