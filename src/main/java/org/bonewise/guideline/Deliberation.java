package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.bonewise.patient.BookedDoses;
import org.bonewise.patient.ExistingOrders;
import org.bonewise.patient.OrderReasons;
import org.bonewise.patient.PatientRecord;

/** One patient's way through the rules, from silence to advice. */
final class Deliberation {

    private static final String ORDER_PLACED_DAYS = "orderPlacedDays";
    private static final String NOT_INDICATED_CARD = "not-indicated-card";
    private static final String CARD_LIMIT = "card-limit";
    private static final String REPEAT_ORDER = "repeat-order";
    private static final String INTERRUPTION = "interruption";

    private final Guideline guideline;
    private final EvaluatedFacts facts;
    private final Occasion occasion;
    private final RuleEvaluator rules;
    private final IndicationEvaluator evaluator;
    private final SafetyEvaluator safety;
    private final Companions companions;
    private final CandidateJudge judge;
    private final RegimenMatch regimens;
    private final Replacements replacements;

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
        this.replacements = new Replacements(guideline, evaluator, judge, rules, facts);
    }

    Assessment conclude() {
        Silence silence = new Silence(guideline.rules(Rule.Kind.SILENCE), rules, facts);
        if (silence.aboutEverything()) {
            Conclusion nothing = new Conclusion(new Indicated(List.of()));
            nothing.silence = () -> silence.effective(false);
            return nothing.assessment();
        }
        IndicationEvaluator.Result found = evaluator.evaluate(guideline.rules(Rule.Kind.INDICATION), facts);
        Indicated indicated = new Indicated(found.findings());
        Conclusion conclusion = new Conclusion(indicated);
        conclusion.silencedBy.addAll(found.silent());
        List<CandidateAssessment> orders = placedOrders(conclusion);
        emergencies(conclusion, silence, occasion.isWork() && !orders.isEmpty());
        advise(orders, conclusion, () -> !silence.aboutRecommendations());
        Optional<IndicationFinding> leading = indicated.leading();
        Silence start =
                silence.toStart(leading.map(finding -> finding.rule().purpose()).orElse(null));
        boolean starting = leading.filter(finding -> finding.status().isFor()).isPresent()
                && !start.aboutRecommendations()
                && !start.aboutStart();
        course(conclusion, silence, starting, orders);
        indicated
                .urgentQuestions()
                .forEach(finding ->
                        clarify(finding, silence.toStart(finding.rule().purpose()), conclusion));
        conclusion.silence = () -> start.effective(conclusion.silencedStart);
        support(conclusion);
        leading.ifPresent(finding -> lead(finding, start, conclusion));
        if (indicated.isOnlyAgainst()) {
            conclusion.silencedBy.addAll(rulesWithCode(NOT_INDICATED_CARD));
        }
        if (conclusion.advice.size() > Assessment.MOST_CARDS) {
            conclusion.silencedBy.addAll(rulesWithCode(CARD_LIMIT));
        }
        return conclusion.assessment();
    }

    /** What gathers on the way. */
    private final class Conclusion {
        private final Indicated indicated;
        private final List<Rule> silencedBy = new ArrayList<>();
        private Supplier<List<Rule>> silence = List::of;
        private final List<Advice> advice = new ArrayList<>();
        private final List<CandidateAssessment> candidates = new ArrayList<>();
        private final List<RuleFinding> messages = new ArrayList<>();
        private final List<CompanionOrder> monitoring = new ArrayList<>();
        private Companions.Result support = Companions.Result.NOTHING;
        private boolean silencedStart;

        private Conclusion(Indicated indicated) {
            this.indicated = indicated;
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
                    List.copyOf(indicated.findings()),
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
            boolean heard = (ordering && finding.severity() != Severity.INFO) || occasion.concerns(finding.because());
            boolean told =
                    switch (finding.severity()) {
                        case CRITICAL -> true;
                        case WARNING -> occasion.isWork() || !silence.aboutRecommendations();
                        case INFO -> occasion.isWork();
                    };
            if (told && heard && !onlyPossible) {
                conclusion.advice.add(new Advice.Emergency(finding));
            }
        }
    }

    /** Safety runs on orders that are already placed or being written, whatever silences recommendations. */
    private List<CandidateAssessment> placedOrders(Conclusion conclusion) {
        List<CandidateAssessment> orders = new ArrayList<>();
        for (RegimenMatch.Placed placed : regimens.placed(
                facts.fact("bmaOrderPlaced"), facts.boneModifyingAgents(), conclusion.indicated.purposes())) {
            if (occasion.isWork() && !occasion.isInHand(placed.order())) {
                continue;
            }
            List<String> stated = OrderReasons.purposes(placed.order(), facts.record());
            Candidate candidate = new Candidate(
                    placed.regimen(),
                    conclusion.indicated.purposeOf(placed.regimen(), stated),
                    placed.order(),
                    conclusion.indicated.indicatedFor(stated));
            CandidateJudge.Judged judged = judge.judge(candidate, Origin.DRAFT, facts, List.of());
            conclusion.candidates.add(judged.assessment());
            orders.add(judged.assessment());
            if (judged.repeated()) {
                conclusion.silencedBy.addAll(rulesWithCode(REPEAT_ORDER));
            }
        }
        return orders;
    }

    private void advise(List<CandidateAssessment> orders, Conclusion conclusion, BooleanSupplier recommends) {
        if (occasion.isWork()) {
            // Of a chart whose conditions could not be read nothing can be said to be missing.
            boolean founded = !facts.record().delivered("Condition") || conclusion.indicated.isAnythingOpen();
            List<Rule> unfounded = founded || orders.isEmpty() ? List.of() : rulesWithCode(NOT_INDICATED_CARD);
            conclusion.silencedBy.addAll(unfounded);
            conclusion.advice.addAll(new OrdersInHand(replacements).about(orders, unfounded, recommends));
        } else {
            orders.stream()
                    .filter(OrdersInHand::isUnsafe)
                    .map(Advice.Unsafe::new)
                    .forEach(conclusion.advice::add);
        }
    }

    /** The course, as far as it is spoken of on this occasion. */
    private void course(Conclusion conclusion, Silence silence, boolean starting, List<CandidateAssessment> orders) {
        RunningCourse.Found found = new RunningCourse(facts, safety, judge, regimens, replacements)
                .look(conclusion.indicated, silence, starting);
        if (found.candidate() != null) {
            conclusion.candidates.add(found.candidate());
        }
        conclusion.monitoring.addAll(found.monitoring());
        Advice advice = occasion.isWork() ? found.atWork(occasion, orders, isDoseBooked()) : found.advice();
        if (advice != null) {
            conclusion.advice.add(advice);
        }
    }

    /** Whether an appointment for a dose is being made. */
    private boolean isDoseBooked() {
        return occasion.isWork()
                && !new BookedDoses(facts.record(), facts.boneModifyingAgents())
                        .beingBooked()
                        .isEmpty();
    }

    private void clarify(IndicationFinding open, Silence silence, Conclusion conclusion) {
        conclusion.silencedStart |= silence.aboutStart();
        if (!silence.aboutRecommendations() && !silence.aboutStart() && occasion.concerns(open.because())) {
            List<CompanionOrder> orders = companions.askedFor(List.of(open.rule()), open.because());
            conclusion.advice.add(new Advice.Clarify(open, orders, supportFor(conclusion)));
        }
    }

    private List<CompanionOrder> supportFor(Conclusion conclusion) {
        List<CompanionOrder> orders = conclusion.support.orders();
        if (occasion.interrupts() && !orders.isEmpty()) {
            conclusion.silencedBy.addAll(rulesWithCode(INTERRUPTION));
            return List.of();
        }
        if (conclusion.support.repeated()) {
            conclusion.silencedBy.addAll(rulesWithCode(REPEAT_ORDER));
        }
        return orders;
    }

    /** Where an agent is judged, what goes along is its own. What is only good to have makes no card of its own. */
    private void support(Conclusion conclusion) {
        Indicated indicated = conclusion.indicated;
        boolean judged = !indicated.indicatedFor().isEmpty() || !conclusion.candidates.isEmpty();
        if (judged || indicated.findings().isEmpty()) {
            return;
        }
        List<Fact> reasons = indicated.leading().map(IndicationFinding::because).orElse(List.of());
        conclusion.support = companions.withoutAgent(facts, reasons);
        conclusion.messages.addAll(conclusion.support.findings());
    }

    private void lead(IndicationFinding leading, Silence silence, Conclusion conclusion) {
        if (leading.status() == DecisionStatus.NEEDS_DATA) {
            clarify(leading, silence, conclusion);
            return;
        }
        boolean silent = silence.aboutRecommendations() || silence.aboutStart();
        conclusion.silencedStart |= silence.aboutStart();
        StartProposal proposal = new StartProposal(judge, rules, guideline, facts);
        StartProposal.Proposed found = proposal.of(leading);
        List<Replacement> changes = replacements.ofStart(found.candidates());
        StartProposal.Proposed proposed = found.with(changes);
        conclusion.candidates.addAll(proposed.candidates());
        conclusion.messages.addAll(proposed.messages());
        if (silent || !occasion.concerns(leading.because())) {
            return;
        }
        if (leading.status() == DecisionStatus.CONSIDER && occasion.interrupts()) {
            conclusion.silencedBy.addAll(rulesWithCode(INTERRUPTION));
            return;
        }
        conclusion.advice.add(new Advice.Start(
                leading,
                proposed.candidates(),
                proposed.messages(),
                proposed.before(),
                conclusion.indicated.alsoCovered(leading),
                changes));
        if (proposed.repeated()) {
            conclusion.silencedBy.addAll(rulesWithCode(REPEAT_ORDER));
        }
    }

    private List<Rule> rulesWithCode(String code) {
        return guideline.rules(Rule.Kind.SILENCE).stream()
                .filter(rule -> code.equals(rule.code()))
                .toList();
    }
}
