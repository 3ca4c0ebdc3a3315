package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.jspecify.annotations.Nullable;

/** Looks after the course that runs: its safety, what is due, a dose that is overdue, and what could be given instead. */
final class RunningCourse {

    private static final List<String> DISEASE = List.of("boneMetastasis", "activeCancer");

    private static final String NOT_READ = "not-read";

    private final EvaluatedFacts facts;
    private final SafetyEvaluator safety;
    private final CandidateJudge judge;
    private final RegimenMatch regimens;
    private final Replacements replacements;

    RunningCourse(
            EvaluatedFacts facts,
            SafetyEvaluator safety,
            CandidateJudge judge,
            RegimenMatch regimens,
            Replacements replacements) {
        this.facts = facts;
        this.safety = safety;
        this.judge = judge;
        this.regimens = regimens;
        this.replacements = replacements;
    }

    /**
     * What is found of a course.
     *
     * @param candidate the regimen it runs by, judged
     * @param advice what to say of it, if anything
     * @param warns whether the advice warns of how the course goes, as of a dose that is late, with which the next dose is right
     * @param silenced whether nothing but danger is to be told of it
     * @param monitoring orders due in it
     */
    record Found(
            @Nullable CandidateAssessment candidate,
            @Nullable Advice advice,
            boolean warns,
            boolean silenced,
            List<CompanionOrder> monitoring) {
        private static final Found NOTHING = new Found(null, null, false, false, List.of());

        /** Whether an order goes on with the course that is warned of. */
        boolean warnsOf(List<CandidateAssessment> orders) {
            return warns
                    && candidate != null
                    && orders.stream().anyMatch(order -> Objects.equals(agent(order), agent(candidate)));
        }

        /**
         * What to say of the course while something is worked on: what rests on that, a danger where the next dose is being
         * booked, and a warning of how the course goes also where an order goes on with it.
         */
        @Nullable
        Advice atWork(Occasion occasion, List<CandidateAssessment> orders, boolean booking) {
            if (candidate == null) {
                return null;
            }
            Advice beside = beside(orders);
            boolean spokenOf = beside != null
                    && switch (beside) {
                        case Advice.Review review ->
                            occasion.concerns(review.finding().because());
                        case Advice.Monitoring monitoring ->
                            occasion.concernsAny(monitoring.candidate().findings().stream()
                                    .filter(finding ->
                                            !finding.rule().companions().isEmpty()));
                        case Advice.Unsafe unsafe -> booking || occasion.concernsAny(candidate.findings().stream());
                        default -> occasion.concernsAny(candidate.findings().stream());
                    };
            if (spokenOf || (beside != null && warnsOf(orders))) {
                return beside;
            }
            return silenced
                    ? null
                    : candidate.findings().stream()
                            .filter(finding -> asksToDecide(finding) || isWarning(finding))
                            .filter(finding -> occasion.concerns(finding.because()))
                            .max(Comparator.comparing(RuleFinding::severity))
                            .map(finding -> new Advice.Review(finding, candidate))
                            .orElse(null);
        }

        /** What to say of the course beside these orders: what goes along with them is not ordered twice. */
        private @Nullable Advice beside(List<CandidateAssessment> orders) {
            Set<String> along = orders.stream()
                    .flatMap(order -> order.companions().stream())
                    .map(companion -> companion.regimen().url())
                    .collect(Collectors.toSet());
            return switch (advice) {
                case Advice.Overdue overdue ->
                    new Advice.Overdue(overdue.finding(), overdue.candidate().withoutCompanions(along));
                case Advice.Review review ->
                    new Advice.Review(review.finding(), review.candidate().withoutCompanions(along));
                case null, default -> advice;
            };
        }

        private static @Nullable String agent(CandidateAssessment one) {
            return one.candidate().regimen().agent();
        }
    }

    /**
     * Looks at the course; nothing where none runs, is overdue or must be warned of.
     *
     * @param starting whether an agent is proposed for something that the course is not for: then no dose of it is
     */
    Found look(Indicated indicated, Silence silence, boolean starting) {
        Optional<RuleFinding> overdue = silence.overdue();
        boolean warned = facts.fact("courseAgent").isKnown()
                && !safety.aboutCourse(facts, "patient").isEmpty();
        if (!facts.fact("courseActive").isTrue() && overdue.isEmpty() && !warned) {
            return Found.NOTHING;
        }
        CandidateAssessment current = current(indicated).orElse(null);
        return current == null ? Found.NOTHING : about(current, overdue, starting, silence, indicated);
    }

    /** A dose that is held or critical is spoken of as such, never as one to give; what is critical is never silenced. */
    private Found about(
            CandidateAssessment candidate,
            Optional<RuleFinding> overdue,
            boolean starting,
            Silence silence,
            Indicated indicated) {
        boolean recommends = !silence.aboutRecommendations();
        Optional<RuleFinding> warning = candidate.findings().stream()
                .filter(safety::isAboutCourse)
                .max(Comparator.comparing(RuleFinding::severity));
        if (warning.isPresent() && candidate.status().mayBeOrdered()) {
            Advice advice = withdrawal(candidate, overdue.orElse(warning.get()), warning.get(), silence, indicated);
            return new Found(candidate, advice, true, !recommends, List.of());
        }
        boolean stopped = candidate.status() == SafetyStatus.HOLD
                || candidate.status() == SafetyStatus.CONTRAINDICATED
                || isCritical(candidate);
        if (isCritical(candidate) || (stopped && recommends)) {
            List<Replacement> instead = recommends ? replacements.ofCourse(candidate) : List.of();
            return new Found(candidate, new Advice.Unsafe(candidate, instead), false, !recommends, List.of());
        }
        if (!recommends) {
            return new Found(candidate, null, false, true, List.of());
        }
        if (overdue.isPresent()) {
            boolean kept = !indicated.isOnlyAgainst() && !starting;
            return new Found(
                    candidate,
                    kept ? new Advice.Overdue(overdue.get(), unlessOrdered(candidate)) : null,
                    false,
                    false,
                    List.of());
        }
        // A course that what is started leaves behind (DUR-10) is to end: nothing is due in it.
        if (starting && !serves(indicated, candidate)) {
            return new Found(candidate, null, false, false, List.of());
        }
        return new Found(candidate, due(candidate), false, false, candidate.companions());
    }

    private static boolean serves(Indicated indicated, CandidateAssessment course) {
        String product = course.candidate().regimen().product();
        return indicated.leading().stream()
                .flatMap(leading -> leading.rule().regimens().stream())
                .anyMatch(regimen -> Objects.equals(regimen.product(), product));
    }

    /** What is due in a course that goes as it should. */
    private static @Nullable Advice due(CandidateAssessment candidate) {
        // A card about something else names what could not be read; only silence would hide it.
        Optional<RuleFinding> review = candidate.findings().stream()
                .filter(finding -> asksToDecide(finding) || (isWarning(finding) && restsOnPlans(finding)))
                .filter(finding -> !isNotRead(finding) || candidate.companions().isEmpty())
                .max(Comparator.comparing((RuleFinding finding) -> !isNotRead(finding))
                        .thenComparing(RuleFinding::severity));
        if (review.isPresent()) {
            return new Advice.Review(review.get(), candidate);
        }
        return candidate.companions().isEmpty() ? null : new Advice.Monitoring(candidate);
    }

    /** A course that must not be left: the next dose is offered unless it was stopped, or no recommendation is wanted. */
    private Advice withdrawal(
            CandidateAssessment candidate,
            RuleFinding title,
            RuleFinding warning,
            Silence silence,
            Indicated indicated) {
        boolean toGive = facts.fact("courseOverdue").isTrue()
                && !silence.aboutRecommendations()
                && !indicated.isOnlyAgainst()
                && !facts.fact("declinedRecently").isTrue();
        return toGive ? new Advice.Overdue(title, unlessOrdered(candidate)) : new Advice.Review(warning, candidate);
    }

    private CandidateAssessment unlessOrdered(CandidateAssessment candidate) {
        boolean ordered = facts.fact("bmaOrderPlaced").isTrue()
                || facts.fact("courseOrderRepeats").isTrue();
        return ordered ? candidate.alreadyOrdered() : candidate;
    }

    private static boolean isCritical(CandidateAssessment candidate) {
        return candidate.findings().stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
    }

    private static boolean isNotRead(RuleFinding finding) {
        return NOT_READ.equals(finding.rule().code());
    }

    /** Something to take care of with the next dose, which may be given. */
    private static boolean isWarning(RuleFinding finding) {
        return finding.rule().kind() == Rule.Kind.SAFETY && finding.status() == SafetyStatus.CAUTION;
    }

    /** What is only planned can still be planned otherwise: such a warning is news, others are told when a dose is ordered. */
    private static boolean restsOnPlans(RuleFinding finding) {
        return finding.because().stream()
                .flatMap(fact -> fact.evidence().stream())
                .anyMatch(one -> one.reference().contains("Appointment/")
                        || one.reference().contains("ServiceRequest/"));
    }

    /** A message about the course that is no order. */
    private static boolean asksToDecide(RuleFinding finding) {
        return finding.rule().kind() == Rule.Kind.MESSAGE
                && finding.rule().scope() == Rule.Scope.COURSE
                && finding.rule().companions().isEmpty();
    }

    private Optional<CandidateAssessment> current(Indicated indicated) {
        List<Fact> reasons = reasons(indicated);
        return regimens.of(
                        facts.fact("courseProduct").word(),
                        facts.fact("courseIntervalDays").number(),
                        indicated.purposes())
                .map(regimen -> judge.judge(
                                new Candidate(regimen, indicated.purposeOf(regimen), null),
                                Origin.COURSE,
                                facts,
                                reasons)
                        .assessment());
    }

    /** Why the course runs: what indicates the agent; where nothing does any more, the disease that it was begun for. */
    private List<Fact> reasons(Indicated indicated) {
        List<Fact> because = new ArrayList<>(
                indicated.leading().map(IndicationFinding::because).orElse(List.of()));
        boolean proven = because.stream().anyMatch(fact -> !fact.evidence().isEmpty());
        return proven ? because : DISEASE.stream().map(facts::fact).toList();
    }
}
