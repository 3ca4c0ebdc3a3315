package org.bonewise.cards;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.facts.Fact;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CompanionOrder;
import org.bonewise.guideline.FactSource;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Rule;
import org.jspecify.annotations.Nullable;

/** Lays out each kind of advice as the content of a card. */
final class Contents {

    private final FactSource patient;
    private final Audience audience;

    Contents(Assessment assessment, Audience audience) {
        this.patient = assessment.facts();
        this.audience = audience;
    }

    /** The content of the card for one advice. */
    Content of(Advice advice) {
        return switch (advice) {
            case Advice.Start start -> start(start);
            case Advice.Clarify clarify -> clarify(clarify);
            case Advice.Overdue overdue -> overdue(overdue);
            case Advice.Unsafe unsafe -> judged(unsafe, unsafe.candidate());
            case Advice.Order order -> order(order);
            case Advice.Emergency emergency -> emergency(emergency);
            case Advice.Review review -> review(review);
            case Advice.Monitoring monitoring -> monitoring(monitoring);
        };
    }

    private Content start(Advice.Start start) {
        List<CandidateAssessment> candidates = shown(start.candidates()).stream()
                .sorted(Comparator.comparing((CandidateAssessment candidate) -> !candidate.preferred()))
                .toList();
        List<CandidateAssessment> orderable =
                candidates.stream().filter(Content::mayBeOrdered).toList();
        List<CompanionOrder> orders = orderable.isEmpty()
                ? start.before()
                : orderable.stream()
                        .flatMap(candidate -> candidate.companions().stream())
                        .toList();
        Indicator indicator = Urgency.worse(
                Urgency.of(start.indication().rule()),
                Urgency.worse(Urgency.ofChoice(candidates), Urgency.worst(start.messages())));
        Stream<Fact> missing = Stream.concat(
                start.indication().missing().stream(),
                candidates.stream().flatMap(candidate -> candidate.missing().stream()));
        FactSource facts = orderable.isEmpty() ? patient : orderable.getFirst().facts();
        return new Content(
                start,
                indicator,
                start.indication().rule(),
                true,
                known(Stream.concat(start.indication().because().stream(), blocking(candidates, orderable))),
                distinct(missing),
                start.messages(),
                candidates,
                offered(orders),
                facts,
                audience);
    }

    /** What the hospital does not have is judged on the card only where it has none of the choice. */
    private static List<CandidateAssessment> shown(List<CandidateAssessment> candidates) {
        List<CandidateAssessment> available =
                candidates.stream().filter(CandidateAssessment::available).toList();
        return available.isEmpty() ? candidates : available;
    }

    /** Where nothing may be ordered, what speaks against the candidates is part of the reason. */
    private static Stream<Fact> blocking(List<CandidateAssessment> candidates, List<CandidateAssessment> orderable) {
        return orderable.isEmpty()
                ? candidates.stream()
                        .flatMap(candidate -> candidate.findings().stream())
                        .filter(finding -> finding.status() == SafetyStatus.HOLD
                                || finding.status() == SafetyStatus.CONTRAINDICATED)
                        .flatMap(finding -> finding.because().stream())
                : Stream.empty();
    }

    private Content clarify(Advice.Clarify clarify) {
        return new Content(
                clarify,
                Urgency.of(clarify.indication().rule()),
                clarify.indication().rule(),
                true,
                known(clarify.indication().because().stream()),
                distinct(clarify.indication().missing().stream()),
                List.of(),
                List.of(),
                offered(Stream.concat(clarify.orders().stream(), clarify.support().stream())
                        .toList()),
                patient,
                audience);
    }

    private Content overdue(Advice.Overdue overdue) {
        RuleFinding finding = overdue.finding();
        CandidateAssessment candidate = overdue.candidate();
        Indicator indicator = Urgency.worse(Urgency.of(finding.severity()), Urgency.worst(candidate.findings()));
        return ofCandidate(overdue, indicator, finding.rule(), true, Stream.of(finding), candidate);
    }

    private Content judged(Advice advice, CandidateAssessment candidate) {
        List<RuleFinding> findings = worstFirst(candidate.findings());
        return ofCandidate(
                advice,
                Urgency.worst(findings),
                findings.isEmpty() ? firstRule(candidate) : findings.getFirst().rule(),
                false,
                Stream.empty(),
                candidate);
    }

    /** An order that is safe is spoken of for what is missing beside it, or because nothing speaks for it. */
    private Content order(Advice.Order advice) {
        CandidateAssessment order = advice.order();
        boolean warns = Urgency.worst(order.findings().stream()
                        .filter(finding -> finding.rule().kind() == Rule.Kind.SAFETY)
                        .toList())
                != Indicator.INFO;
        if (warns || !order.status().mayBeOrdered()) {
            return judged(advice, order).and(advice.unfounded());
        }
        Rule lead = advice.unfounded() == null ? firstRule(order) : advice.unfounded();
        return new Content(
                advice,
                Indicator.INFO,
                lead,
                advice.unfounded() != null,
                List.of(),
                order.missing(),
                List.of(),
                List.of(order),
                offered(order.companions()),
                order.facts(),
                audience);
    }

    private Content review(Advice.Review review) {
        RuleFinding finding = review.finding();
        return new Content(
                review,
                Urgency.of(finding.severity()),
                finding.rule(),
                true,
                known(finding.because().stream()),
                List.of(),
                List.of(),
                List.of(),
                offered(review.candidate().companions()),
                review.candidate().facts(),
                audience);
    }

    private Content monitoring(Advice.Monitoring monitoring) {
        Rule lead = firstRule(monitoring.candidate());
        return ofCandidate(monitoring, Indicator.INFO, lead, false, Stream.empty(), monitoring.candidate());
    }

    private Content ofCandidate(
            Advice advice,
            Indicator indicator,
            @Nullable Rule lead,
            boolean leadText,
            Stream<RuleFinding> own,
            CandidateAssessment candidate) {
        // What only goes along with a dose explains no warning, and what it could not tell is not asked for.
        List<RuleFinding> all =
                Stream.concat(own, candidate.findings().stream()).toList();
        List<RuleFinding> telling = all.stream()
                .filter(finding -> finding.rule().equals(lead) || finding.rule().kind() != Rule.Kind.MESSAGE)
                .toList();
        List<RuleFinding> findings = telling.isEmpty() ? all : telling;
        Stream<Fact> missing = Stream.concat(
                candidate.missing().stream(), telling.stream().flatMap(finding -> finding.missing().stream()));
        return new Content(
                advice,
                indicator,
                lead,
                leadText,
                known(findings.stream().flatMap(finding -> finding.because().stream())),
                distinct(missing),
                List.of(),
                List.of(candidate),
                offered(candidate.companions()),
                candidate.facts(),
                audience);
    }

    /** The text of an emergency tells what holds; one that could not be checked is said to be so instead. */
    private Content emergency(Advice.Emergency emergency) {
        RuleFinding finding = emergency.finding();
        boolean holds = finding.certainty() == RuleFinding.Certainty.HOLDS;
        return new Content(
                emergency,
                Urgency.of(finding.severity()),
                finding.rule(),
                holds,
                known(finding.because().stream()),
                distinct(finding.missing().stream()),
                holds ? List.of() : List.of(finding),
                List.of(),
                List.of(),
                patient,
                audience);
    }

    /** Findings in falling order of status, then of severity, else in the order given. */
    static List<RuleFinding> worstFirst(Collection<RuleFinding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(RuleFinding::status)
                        .thenComparing(RuleFinding::severity)
                        .reversed())
                .toList();
    }

    private List<CompanionOrder> offered(List<CompanionOrder> orders) {
        Map<String, CompanionOrder> offered = new LinkedHashMap<>();
        if (audience.mayOrder()) {
            orders.forEach(order -> offered.putIfAbsent(order.regimen().id(), order));
        }
        return List.copyOf(offered.values());
    }

    private static @Nullable Rule firstRule(CandidateAssessment candidate) {
        return Stream.concat(
                        candidate.companions().stream().map(CompanionOrder::rule),
                        candidate.findings().stream().map(RuleFinding::rule))
                .findFirst()
                .orElse(null);
    }

    private static List<Fact> known(Stream<Fact> facts) {
        return distinct(facts.filter(Fact::isKnown));
    }

    private static List<Fact> distinct(Stream<Fact> facts) {
        return facts.distinct().toList();
    }
}
