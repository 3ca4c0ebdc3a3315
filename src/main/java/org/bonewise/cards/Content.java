package org.bonewise.cards;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.facts.Fact;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CompanionOrder;
import org.bonewise.guideline.FactSource;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What one card speaks of.
 *
 * @param advice what it was made of
 * @param indicator how urgent it is
 * @param lead the rule that the card is about; {@code null} when no rule spoke
 * @param leadText whether the lead's own text opens the card; else it stands with a candidate or an order
 * @param because facts that explain the card
 * @param missing facts that are not known and matter
 * @param notes findings about the patient
 * @param candidates regimens that the card speaks of, preferred first
 * @param orders orders that go along, or come before
 * @param facts for the values in the texts of lead, notes and orders
 * @param audience who reads it
 */
record Content(
        Advice advice,
        Indicator indicator,
        @Nullable Rule lead,
        boolean leadText,
        List<Fact> because,
        List<Fact> missing,
        List<RuleFinding> notes,
        List<CandidateAssessment> candidates,
        List<CompanionOrder> orders,
        FactSource facts,
        Audience audience) {

    private static final String BENEFIT = "benefit";

    /** The same, with one more rule that it names; unchanged for {@code null}. */
    Content and(@Nullable Rule rule) {
        if (rule == null) {
            return this;
        }
        RuleFinding finding = new RuleFinding(rule, SafetyStatus.OK, Severity.INFO, "patient", List.of(), List.of());
        return new Content(
                advice,
                indicator,
                lead,
                leadText,
                because,
                missing,
                Stream.concat(notes.stream(), Stream.of(finding)).toList(),
                candidates,
                orders,
                facts,
                audience);
    }

    /** Every rule that speaks on the card, each once, the leading one first; of one with variants the first that does. */
    List<Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        spoken().forEach(rule -> rules.putIfAbsent(rule.id(), rule));
        return List.copyOf(rules.values());
    }

    /** The same, but of a rule with variants each that speaks. */
    Stream<Rule> spoken() {
        return Stream.of(
                        Stream.ofNullable(lead),
                        notes.stream().map(RuleFinding::rule),
                        findings().map(RuleFinding::rule),
                        orders.stream().map(CompanionOrder::rule))
                .flatMap(spoken -> spoken);
    }

    /** Files of the artefacts that the card rests on: of its rules, of what it judges and of what it orders. */
    List<String> files() {
        return Stream.of(
                        rules().stream().map(Rule::file),
                        candidates.stream()
                                .map(candidate ->
                                        candidate.candidate().regimen().file()),
                        orders.stream().map(order -> order.regimen().file()))
                .flatMap(files -> files)
                .distinct()
                .toList();
    }

    /** What the rules say of the candidates. */
    Stream<RuleFinding> findings() {
        return candidates.stream().flatMap(candidate -> candidate.findings().stream());
    }

    /** What trials found of the benefit. */
    List<RuleFinding> benefits() {
        return notes.stream().filter(Content::tellsBenefit).toList();
    }

    /** The other findings about the patient. */
    List<RuleFinding> remarks() {
        return notes.stream().filter(note -> !tellsBenefit(note)).toList();
    }

    private static boolean tellsBenefit(RuleFinding note) {
        return BENEFIT.equals(note.rule().code());
    }

    /** The numbers that the rules on the card compare with. */
    Collection<BigDecimal> numbers() {
        List<BigDecimal> numbers = new ArrayList<>();
        rules().forEach(rule -> rule.conditions().forEach(condition -> numbers.addAll(condition.numbers())));
        candidates.stream()
                .map(candidate -> candidate.candidate().regimen().minimumClearance())
                .flatMap(Stream::ofNullable)
                .forEach(numbers::add);
        return numbers;
    }

    /** Whether a suggestion of the card orders it: only then may its dose stand on the card. */
    boolean orders(CandidateAssessment candidate) {
        boolean offers = advice instanceof Advice.Start || advice instanceof Advice.Overdue;
        return offers && audience.mayOrder() && mayBeOrdered(candidate);
    }

    /** The candidates that may be ordered now. */
    List<CandidateAssessment> orderable() {
        return candidates.stream().filter(Content::mayBeOrdered).toList();
    }

    static boolean mayBeOrdered(CandidateAssessment candidate) {
        return candidate.status().mayBeOrdered() && candidate.draft() != null;
    }
}
