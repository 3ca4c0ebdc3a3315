package org.bonewise.guideline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.bonewise.patient.Evidence;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a recommendation is about, so that it can be known again. Safety messages are no matter: they are told each time. The texts
 * name resources of the patient and are to be kept only in a form that cannot be turned back.
 *
 * @param rule artefact id of the rule that leads
 * @param purpose what an agent would be given for, empty where that is not told
 * @param incidental whether it is only to be considered or known, not recommended
 * @param findings what it rests on, then each other thing that speaks for an agent, each event and each warning: with one that is new it
 *     is a new matter, with one less it is not
 * @param data the findings and all that is told with them
 * @param news the day of the latest skeletal event or progression, which ends a silence that was asked for before (SIL-4); of
 *     hypercalcaemia other rules tell. What they rest on is a finding, so that one of the same day speaks again too
 */
public record Matter(
        String rule,
        String purpose,
        boolean incidental,
        List<String> findings,
        String data,
        @Nullable LocalDate news) {

    /** Copies the findings. */
    public Matter {
        findings = List.copyOf(findings);
    }

    /** Units of facts that change as time goes by, with nothing new on record. */
    private static final Set<String> TIME = Set.of("a", "mo", "wk", "d", "h");

    private static final List<String> NEWS =
            List.of("diseaseProgression", "daysSinceSkeletalEvent", "skeletalEventUndated");

    private static final String LAST_DOSE = "daysSinceLastDose";

    /**
     * The matter of an advice; empty where it must be told each time.
     *
     * @param patient facts about the patient, those of {@link Assessment#facts()}
     */
    public static Optional<Matter> of(Advice advice, FactSource patient) {
        return switch (advice) {
            case Advice.Start start
            when !isCritical(start.messages()) && isCalm(start.indication().rule()) && isOpen(start.candidates()) ->
                Optional.of(start(start, patient));
            case Advice.Clarify clarify
            when isCalm(clarify.indication().rule()) ->
                Optional.of(indication(
                        clarify.indication(),
                        true,
                        patient,
                        List.of(),
                        orders(clarify.orders()) + '|' + orders(clarify.support())));
            case Advice.Review review
            when isCalm(List.of(review.finding())) && isCalm(review.candidate().findings()) ->
                Optional.of(course(review.finding().rule(), review.finding().because(), review.candidate(), patient));
            case Advice.Monitoring monitoring
            when isCalm(monitoring.candidate().findings()) ->
                Optional.of(course(null, List.of(), monitoring.candidate(), patient));
            default -> Optional.empty();
        };
    }

    private static Matter start(Advice.Start start, FactSource patient) {
        String candidates = start.candidates().stream()
                .map(one -> one.candidate().regimen().id()
                        + ' '
                        + one.status()
                        + ' '
                        + dose(one.dose())
                        + ' '
                        + orders(one.companions())
                        + ' '
                        + findings(one.findings()))
                .collect(Collectors.joining(";"));
        Stream<String> also = start.alsoCovered().stream()
                .map(one -> one.rule().artefactId() + ' ' + one.status() + ' ' + facts(one.because()));
        boolean incidental = start.indication().status() != DecisionStatus.INDICATED;
        return indication(
                start.indication(),
                incidental,
                patient,
                Stream.concat(also, warnings(start)).toList(),
                candidates + '|' + orders(start.before()) + '|' + findings(start.messages()));
    }

    private static Matter indication(
            IndicationFinding indication, boolean incidental, FactSource patient, List<String> beside, String told) {
        Rule rule = indication.rule();
        List<String> findings = Stream.of(
                        Stream.of(indication.status() + "|" + facts(indication.because())),
                        events(patient).flatMap(Matter::occasions),
                        beside.stream())
                .flatMap(parts -> parts)
                .sorted()
                .distinct()
                .toList();
        return new Matter(
                rule.artefactId(),
                Objects.requireNonNullElse(rule.purpose(), ""),
                incidental,
                findings,
                String.join("|", findings) + '|' + names(indication.missing()) + '|' + told,
                news(patient));
    }

    private static Stream<Fact> events(FactSource patient) {
        return NEWS.stream().map(patient::fact).filter(fact -> fact.isKnown() && !isFalse(fact));
    }

    private static @Nullable LocalDate news(FactSource patient) {
        return events(patient)
                .flatMap(fact -> Stream.ofNullable(fact.asOf()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Each thing on record of which an event is known. */
    private static Stream<String> occasions(Fact event) {
        return event.evidence().stream().map(one -> event.name() + '<' + text(one));
    }

    /** What is told of a running course is told anew after the next dose. An order that is due is a task, no mere knowledge. */
    private static Matter course(
            @Nullable Rule lead, List<Fact> because, CandidateAssessment course, FactSource patient) {
        String told = course.candidate().regimen().id()
                + '|'
                + facts(because)
                + '|'
                + findings(course.findings())
                + '|'
                + orders(course.companions());
        List<String> findings = Stream.of(
                        Stream.of(told, text(patient.fact(LAST_DOSE))),
                        events(patient).flatMap(Matter::occasions))
                .flatMap(parts -> parts)
                .toList();
        return new Matter(
                lead == null ? "" : lead.artefactId(),
                Objects.requireNonNullElse(course.candidate().purpose(), ""),
                course.companions().isEmpty(),
                findings,
                String.join("|", findings) + '|' + names(course.missing()),
                news(patient));
    }

    /** Whether nothing critical speaks against one of them; what must be found out first is no danger as long as nothing is given. */
    private static boolean isOpen(List<CandidateAssessment> candidates) {
        return candidates.isEmpty() || candidates.stream().anyMatch(one -> !isCritical(one.findings()));
    }

    private static boolean isCritical(Collection<RuleFinding> findings) {
        return findings.stream()
                .anyMatch(finding ->
                        finding.severity() == Severity.CRITICAL && finding.status() != SafetyStatus.NEEDS_DATA);
    }

    private static boolean isFalse(Fact fact) {
        return fact.value() instanceof FactValue.Flag(boolean flag) && !flag;
    }

    private static boolean isCalm(Rule rule) {
        return rule.severity() == null || rule.severity() == Severity.INFO;
    }

    private static boolean isCalm(Collection<RuleFinding> findings) {
        return findings.stream()
                .allMatch(finding -> finding.severity() == Severity.INFO && finding.status() == SafetyStatus.OK);
    }

    /**
     * What on record speaks against it: what is not known, or was not done for too long, is no news. The numbers that it rests on
     * are new with each result.
     */
    private static Stream<String> warnings(Advice.Start start) {
        Stream<String> ofCandidates = start.candidates().stream().flatMap(one -> one.findings().stream()
                .filter(Matter::isWarning)
                .map(finding -> one.candidate().regimen().id() + ' ' + warning(finding)));
        Stream<String> ofPatient =
                start.messages().stream().filter(Matter::isWarning).map(Matter::warning);
        return Stream.concat(ofCandidates, ofPatient);
    }

    private static boolean isWarning(RuleFinding finding) {
        return finding.certainty() != RuleFinding.Certainty.UNCHECKED
                && finding.status() != SafetyStatus.NEEDS_DATA
                && finding.because().stream().anyMatch(Matter::isOnRecord)
                && (finding.severity() != Severity.INFO || finding.status() != SafetyStatus.OK);
    }

    private static boolean isOnRecord(Fact fact) {
        return !isFalse(fact) && !fact.evidence().isEmpty();
    }

    private static String warning(RuleFinding finding) {
        List<Fact> because = finding.because().stream()
                .filter(fact -> !(fact.value() instanceof FactValue.Decimal))
                .toList();
        return finding.rule().artefactId() + ' ' + finding.status() + ' ' + finding.severity() + ' ' + facts(because);
    }

    private static String findings(Collection<RuleFinding> findings) {
        return findings.stream()
                .map(finding -> finding.rule().artefactId() + ' ' + facts(finding.because()))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private static String orders(Collection<CompanionOrder> orders) {
        return orders.stream().map(order -> order.regimen().id()).sorted().collect(Collectors.joining(","));
    }

    private static String names(Collection<Fact> facts) {
        return facts.stream().map(Fact::name).sorted().collect(Collectors.joining(","));
    }

    private static String facts(Collection<Fact> facts) {
        return facts.stream().map(Matter::text).sorted().distinct().collect(Collectors.joining(","));
    }

    /** Results grow old and drop out; what they say is in the value, and a new one that says the same is no news. */
    private static String text(Fact fact) {
        String evidence = fact.evidence().stream()
                .filter(one -> !one.reference().startsWith("Observation/"))
                .map(Matter::text)
                .sorted()
                .collect(Collectors.joining("+"));
        return fact.name() + '=' + value(fact) + '<' + evidence;
    }

    private static String text(Evidence evidence) {
        return evidence.reference().isEmpty() ? evidence.display() + '@' + evidence.date() : evidence.reference();
    }

    private static String value(Fact fact) {
        return switch (fact.value()) {
            case FactValue.Flag(boolean flag) -> String.valueOf(flag);
            case FactValue.Words words -> String.join("/", words.possible());
            case FactValue.Decimal number when fact.unit() == null || !TIME.contains(fact.unit()) -> plain(number);
            case null, default -> "";
        };
    }

    private static String plain(FactValue.Decimal number) {
        return plain(number.value().low()) + ".." + plain(number.value().high());
    }

    private static String plain(@Nullable BigDecimal end) {
        return end == null ? "" : end.stripTrailingZeros().toPlainString();
    }

    private static String dose(@Nullable Quantity dose) {
        return dose == null ? "" : plain(dose.getValue()) + dose.getCode();
    }
}
