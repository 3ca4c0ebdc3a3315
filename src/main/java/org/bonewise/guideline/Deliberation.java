package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.fhir.DataProblem;
import org.bonewise.fhir.PatientData;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.bonewise.patient.ExistingOrders;
import org.bonewise.patient.PatientRecord;
import org.jspecify.annotations.Nullable;

/** One patient's way through the rules, from silence to advice. */
final class Deliberation {

    private static final String ORDER_PLACED_DAYS = "orderPlacedDays";
    private static final String NOT_INDICATED_CARD = "not-indicated-card";
    private static final List<String> DISEASE = List.of("boneMetastasis", "activeCancer");

    private final Guideline guideline;
    private final EvaluatedFacts facts;
    private final Occasion occasion;
    private final RuleEvaluator rules;
    private final IndicationEvaluator evaluator;
    private final SafetyEvaluator safety;
    private final Companions companions;
    private final CandidateJudge judge;
    private final RegimenMatch regimens;

    Deliberation(Knowledge knowledge, Guideline guideline, EvaluatedFacts facts, Occasion occasion) {
        this.occasion = occasion;
        this.guideline = guideline;
        this.facts = facts;
        this.rules = new RuleEvaluator(knowledge.engine());
        this.evaluator = new IndicationEvaluator(rules, knowledge.engine());
        this.safety = new SafetyEvaluator(rules, knowledge.safety());
        PatientRecord record = facts.record();
        DraftOrders drafts = new DraftOrders(record.data().patientId(), record.now());
        int orderDays = facts.parameter(ORDER_PLACED_DAYS).intValueExact();
        this.companions = new Companions(
                rules, guideline.rules(Rule.Kind.MESSAGE), drafts, new ExistingOrders(record, orderDays));
        this.judge = new CandidateJudge(knowledge.engine(), safety, companions, drafts);
        this.regimens = new RegimenMatch(knowledge.boneModifyingRegimens());
    }

    Assessment conclude() {
        Silence silence = new Silence(guideline.rules(Rule.Kind.SILENCE), rules, facts);
        Conclusion conclusion = new Conclusion();
        if (!silence.aboutEverything()) {
            IndicationEvaluator.Result indications = evaluator.evaluate(guideline.rules(Rule.Kind.INDICATION), facts);
            conclusion.indications.addAll(indications.findings());
            conclusion.silencedBy.addAll(indications.silent());
            List<CandidateAssessment> orders = placedOrders(conclusion);
            emergencies(conclusion, silence, occasion.isWork() && !orders.isEmpty());
            advise(orders, conclusion);
            Optional<IndicationFinding> leading = leading(indications.findings());
            Silence start = silence.toStart(
                    leading.map(finding -> finding.rule().purpose()).orElse(null));
            boolean starting = leading.filter(Deliberation::proposes).isPresent()
                    && !start.aboutRecommendations()
                    && !start.aboutStart();
            course(conclusion, silence, starting);
            urgentQuestions(indications.findings())
                    .forEach(finding ->
                            clarify(finding, silence.toStart(finding.rule().purpose()), conclusion));
            conclusion.silence = () -> start.effective(conclusion.silencedStart);
            leading.ifPresent(finding -> lead(finding, start, conclusion));
            notIndicated(conclusion);
        } else {
            conclusion.silence = () -> silence.effective(false);
        }
        return conclusion.assessment();
    }

    /** What gathers on the way. */
    private final class Conclusion {
        private final List<Rule> silencedBy = new ArrayList<>();
        private Supplier<List<Rule>> silence = List::of;
        private final List<Advice> advice = new ArrayList<>();
        private final List<IndicationFinding> indications = new ArrayList<>();
        private final List<CandidateAssessment> candidates = new ArrayList<>();
        private final List<RuleFinding> messages = new ArrayList<>();
        private final List<CompanionOrder> monitoring = new ArrayList<>();
        private boolean silencedStart;

        /** Whether rules spoke and each of them against an agent. */
        private boolean onlyNotIndicated() {
            return !indications.isEmpty()
                    && indications.stream().allMatch(finding -> finding.status() == DecisionStatus.NOT_INDICATED);
        }

        /** Where nothing is said, what nobody asked for is not read to see whether it can be read. */
        private List<DataProblem> problems() {
            PatientData data = facts.record().data();
            return advice.isEmpty() ? data.knownProblems() : data.problems();
        }

        private Assessment assessment() {
            return new Assessment(
                    new Assessment.GuidelineId(guideline.id(), guideline.version(), guideline.title(), guideline.url()),
                    facts.record().now(),
                    facts.record().data().patientId(),
                    new LateList<>(() -> Stream.concat(silencedBy.stream(), silence.get().stream())
                            .distinct()
                            .toList()),
                    List.copyOf(advice),
                    List.copyOf(indications),
                    List.copyOf(candidates),
                    List.copyOf(messages),
                    List.copyOf(monitoring),
                    problems().stream().map(DataProblem::what).distinct().toList(),
                    new AskedFacts(facts));
        }
    }

    /**
     * One that could not be checked is told too: it must not pass for one that there is none of. A warning is told where
     * recommendations are.
     */
    private void emergencies(Conclusion conclusion, Silence silence, boolean ordering) {
        for (RuleFinding finding : safety.aboutPatient(facts)) {
            conclusion.messages.add(finding);
            boolean onlyPossible = finding.certainty() == RuleFinding.Certainty.POSSIBLE;
            boolean heard = ordering || occasion.concerns(finding.because());
            boolean told = finding.severity() == Severity.CRITICAL
                    || (finding.severity() == Severity.WARNING
                            && (occasion.isWork() || !silence.aboutRecommendations()));
            if (told && heard && !onlyPossible) {
                conclusion.advice.add(new Advice.Emergency(finding));
            }
        }
    }

    /** Safety runs on orders that are already placed or being written, whatever silences recommendations. */
    private List<CandidateAssessment> placedOrders(Conclusion conclusion) {
        List<CandidateAssessment> orders = new ArrayList<>();
        for (RegimenMatch.Placed placed : regimens.placed(
                facts.fact("bmaOrderPlaced"), facts.boneModifyingAgents(), purposes(conclusion.indications))) {
            if (occasion.isWork() && !occasion.isInHand(placed.order())) {
                continue;
            }
            CandidateAssessment order = judge.judge(
                            new Candidate(
                                    placed.regimen(),
                                    purpose(placed.regimen(), conclusion.indications),
                                    placed.order(),
                                    indicatedFor(conclusion.indications)),
                            Origin.DRAFT,
                            facts,
                            List.of())
                    .assessment();
            conclusion.candidates.add(order);
            orders.add(order);
        }
        return orders;
    }

    private void advise(List<CandidateAssessment> orders, Conclusion conclusion) {
        if (occasion.isWork()) {
            // Of a chart whose conditions could not be read nothing can be said to be missing.
            boolean founded = !facts.record().delivered("Condition")
                    || conclusion.indications.stream()
                            .anyMatch(finding -> finding.status() != DecisionStatus.NOT_INDICATED);
            List<Rule> unfounded = founded || orders.isEmpty() ? List.of() : rulesWithCode(NOT_INDICATED_CARD);
            conclusion.silencedBy.addAll(unfounded);
            conclusion.advice.addAll(
                    new OrdersInHand(guideline, rules, evaluator, judge, facts).about(orders, unfounded));
        } else {
            orders.stream()
                    .filter(OrdersInHand::isUnsafe)
                    .map(Advice.Unsafe::new)
                    .forEach(conclusion.advice::add);
        }
    }

    private static boolean isCritical(CandidateAssessment candidate) {
        return candidate.findings().stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
    }

    /** Looks after the course that runs: its safety, what is due, and a dose that is overdue. */
    private void course(Conclusion conclusion, Silence silence, boolean starting) {
        Optional<RuleFinding> overdue = silence.overdue();
        boolean warned = facts.fact("courseAgent").isKnown()
                && !safety.aboutCourse(facts, "patient").isEmpty();
        if (!facts.fact("courseActive").isTrue() && overdue.isEmpty() && !warned) {
            return;
        }
        Optional<CandidateAssessment> current = currentCourse(conclusion.indications);
        current.ifPresent(conclusion.candidates::add);
        current.flatMap(candidate -> aboutCourse(candidate, overdue, starting, silence, conclusion))
                .filter(advice ->
                        current.stream().anyMatch(candidate -> occasion.concernsAny(candidate.findings().stream())))
                .ifPresent(conclusion.advice::add);
    }

    /**
     * A dose that is held or critical is spoken of as such, never as one to give; what is critical is never silenced.
     *
     * @param starting whether an agent is proposed for something that the course is not for: then no dose of the course is
     */
    private Optional<Advice> aboutCourse(
            CandidateAssessment candidate,
            Optional<RuleFinding> overdue,
            boolean starting,
            Silence silence,
            Conclusion conclusion) {
        Optional<RuleFinding> warning = candidate.findings().stream()
                .filter(safety::isAboutCourse)
                .max(Comparator.comparing(RuleFinding::severity));
        if (warning.isPresent() && candidate.status().mayBeOrdered()) {
            return Optional.of(
                    withdrawal(candidate, overdue.orElse(warning.get()), warning.get(), silence, conclusion));
        }
        boolean stopped = candidate.status() == SafetyStatus.HOLD
                || candidate.status() == SafetyStatus.CONTRAINDICATED
                || isCritical(candidate);
        if (isCritical(candidate) || (stopped && !silence.aboutRecommendations())) {
            return Optional.of(new Advice.Unsafe(candidate));
        }
        if (silence.aboutRecommendations()) {
            return Optional.empty();
        }
        if (overdue.isPresent()) {
            boolean ordered = facts.fact("bmaOrderPlaced").isTrue()
                    || facts.fact("courseOrderRepeats").isTrue();
            return conclusion.onlyNotIndicated() || starting
                    ? Optional.empty()
                    : Optional.of(new Advice.Overdue(overdue.get(), ordered ? candidate.alreadyOrdered() : candidate));
        }
        conclusion.monitoring.addAll(candidate.companions());
        Optional<RuleFinding> review = candidate.findings().stream()
                .filter(Deliberation::asksToDecide)
                .max(Comparator.comparing(RuleFinding::severity));
        if (review.isPresent()) {
            return Optional.of(new Advice.Review(review.get(), candidate));
        }
        return candidate.companions().isEmpty() ? Optional.empty() : Optional.of(new Advice.Monitoring(candidate));
    }

    /** A course that must not be left: the next dose is offered unless it was stopped, or no recommendation is wanted. */
    private Advice withdrawal(
            CandidateAssessment candidate,
            RuleFinding title,
            RuleFinding warning,
            Silence silence,
            Conclusion conclusion) {
        boolean toGive = facts.fact("courseOverdue").isTrue()
                && !silence.aboutRecommendations()
                && !conclusion.onlyNotIndicated()
                && !facts.fact("declinedRecently").isTrue();
        if (!toGive) {
            return new Advice.Review(warning, candidate);
        }
        boolean ordered = facts.fact("bmaOrderPlaced").isTrue()
                || facts.fact("courseOrderRepeats").isTrue();
        return new Advice.Overdue(title, ordered ? candidate.alreadyOrdered() : candidate);
    }

    /** A message about the course that is no order. */
    private static boolean asksToDecide(RuleFinding finding) {
        return finding.rule().kind() == Rule.Kind.MESSAGE
                && finding.rule().scope() == Rule.Scope.COURSE
                && finding.rule().companions().isEmpty();
    }

    private Optional<CandidateAssessment> currentCourse(List<IndicationFinding> indications) {
        List<Fact> reasons = reasonsOfCourse(indications);
        return regimens.of(
                        facts.fact("courseProduct").word(),
                        facts.fact("courseIntervalDays").number(),
                        purposes(indications))
                .map(regimen -> judge.judge(
                                new Candidate(regimen, purpose(regimen, indications), null),
                                Origin.COURSE,
                                facts,
                                reasons)
                        .assessment());
    }

    private static List<String> indicatedFor(List<IndicationFinding> indications) {
        return indications.stream()
                .filter(finding ->
                        finding.status() == DecisionStatus.INDICATED || finding.status() == DecisionStatus.CONSIDER)
                .flatMap(finding -> Stream.ofNullable(finding.rule().purpose()))
                .distinct()
                .toList();
    }

    /** What a regimen that nobody here proposed is given for: what is indicated, or may be, if it can be for that. */
    private static @Nullable String purpose(Regimen regimen, List<IndicationFinding> indications) {
        return purposes(indications).stream()
                .filter(regimen.purposes()::contains)
                .findFirst()
                .orElse(null);
    }

    /** What is indicated, or may be, in the guideline's order. */
    private static List<String> purposes(List<IndicationFinding> indications) {
        return indications.stream()
                .filter(finding -> finding.status() != DecisionStatus.NOT_INDICATED)
                .flatMap(finding -> Stream.ofNullable(finding.rule().purpose()))
                .toList();
    }

    /** Why the course runs: what indicates the agent; where nothing does any more, the disease that it was begun for. */
    private List<Fact> reasonsOfCourse(List<IndicationFinding> indications) {
        return leading(indications)
                .map(IndicationFinding::because)
                .filter(because ->
                        because.stream().anyMatch(fact -> !fact.evidence().isEmpty()))
                .orElseGet(() -> DISEASE.stream().map(facts::fact).toList());
    }

    private static boolean proposes(IndicationFinding finding) {
        return finding.status().isFor();
    }

    /**
     * The first for an agent, or of which that is open; urgent questions are asked beside it. What is indicated with a severity
     * of its own does not wait for an open question before it.
     */
    private static Optional<IndicationFinding> leading(List<IndicationFinding> findings) {
        List<IndicationFinding> open = findings.stream()
                .filter(finding -> finding.status() != DecisionStatus.NOT_INDICATED)
                .dropWhile(Deliberation::isUrgentQuestion)
                .toList();
        return open.stream()
                .dropWhile(finding -> finding.status() == DecisionStatus.NEEDS_DATA)
                .findFirst()
                .filter(finding -> finding.rule().severity() != null)
                .or(() -> open.stream().findFirst());
    }

    /** What must be found out whatever else is to be done, and comes before it. */
    private static List<IndicationFinding> urgentQuestions(List<IndicationFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.status() != DecisionStatus.NOT_INDICATED)
                .takeWhile(Deliberation::isUrgentQuestion)
                .toList();
    }

    /** A question with a severity of its own does not wait, nor does anything wait for it. */
    private static boolean isUrgentQuestion(IndicationFinding finding) {
        return finding.status() == DecisionStatus.NEEDS_DATA && finding.rule().severity() != null;
    }

    private void clarify(IndicationFinding open, Silence silence, Conclusion conclusion) {
        conclusion.silencedStart |= silence.aboutStart();
        if (!silence.aboutRecommendations() && !silence.aboutStart() && occasion.concerns(open.because())) {
            List<CompanionOrder> orders = companions.askedFor(List.of(open.rule()), open.because());
            conclusion.advice.add(new Advice.Clarify(open, orders));
        }
    }

    private void lead(IndicationFinding leading, Silence silence, Conclusion conclusion) {
        if (leading.status() == DecisionStatus.NEEDS_DATA) {
            clarify(leading, silence, conclusion);
            return;
        }
        boolean silent = silence.aboutRecommendations() || silence.aboutStart();
        conclusion.silencedStart |= silence.aboutStart();
        StartProposal proposal = new StartProposal(judge, rules, guideline, facts);
        StartProposal.Proposed proposed = proposal.of(leading);
        conclusion.candidates.addAll(proposed.candidates());
        conclusion.messages.addAll(proposed.messages());
        if (!silent && occasion.concerns(leading.because())) {
            conclusion.advice.add(
                    new Advice.Start(leading, proposed.candidates(), proposed.messages(), proposed.before()));
            if (proposed.repeated()) {
                conclusion.silencedBy.addAll(rulesWithCode("repeat-order"));
            }
        }
    }

    private void notIndicated(Conclusion conclusion) {
        if (conclusion.onlyNotIndicated()) {
            conclusion.silencedBy.addAll(rulesWithCode(NOT_INDICATED_CARD));
        }
    }

    private List<Rule> rulesWithCode(String code) {
        return guideline.rules(Rule.Kind.SILENCE).stream()
                .filter(rule -> code.equals(rule.code()))
                .toList();
    }
}
