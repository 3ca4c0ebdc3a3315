package org.bonewise.cases;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.guideline.CompanionOrder;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.knowledge.Rule;

/** What was decided, in the words of the case tables. */
record Decided(Assessment assessment) {

    /** Rule to status of the indications. */
    Map<String, String> indications() {
        Map<String, String> statuses = new LinkedHashMap<>();
        assessment
                .indications()
                .forEach(one -> statuses.put(one.rule().id(), one.status().name()));
        return statuses;
    }

    /** Facts that indications lack. */
    Set<String> missing() {
        Set<String> names = new LinkedHashSet<>();
        assessment.indications().forEach(one -> one.missing().forEach(fact -> names.add(fact.name())));
        return names;
    }

    /** Kinds of advice, in order. */
    List<String> advice() {
        return assessment.advice().stream()
                .map(one -> one.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Orders by which a question about the indication is settled. */
    List<String> clarifying() {
        return assessment.advice().stream()
                .filter(Advice.Clarify.class::isInstance)
                .flatMap(one -> ((Advice.Clarify) one).orders().stream())
                .map(Decided::name)
                .toList();
    }

    /** Orders that clear the way for a start. */
    List<String> before() {
        return assessment.advice().stream()
                .filter(Advice.Start.class::isInstance)
                .flatMap(one -> ((Advice.Start) one).before().stream())
                .map(Decided::name)
                .toList();
    }

    /** The candidates of a name: an agent proposed, {@code course denosumab}, {@code order denosumab}. */
    List<CandidateAssessment> candidates(String name) {
        return assessment.candidates().stream()
                .filter(one -> name.equals(name(one)))
                .toList();
    }

    private static String name(CandidateAssessment one) {
        return switch (one.origin()) {
            case COURSE -> "course " + one.candidate().regimen().agent();
            case DRAFT -> "order " + one.candidate().regimen().agent();
            case GUIDELINE -> String.valueOf(one.candidate().regimen().agent());
        };
    }

    /** The agents that come first. */
    List<String> preferred() {
        return assessment.candidates().stream()
                .filter(CandidateAssessment::preferred)
                .map(Decided::name)
                .toList();
    }

    /** What is said about the patient, as {@code SAF-45 ok critical}. */
    List<String> messages() {
        return assessment.messages().stream().map(Decided::spoken).toList();
    }

    Set<String> silencedBy() {
        return ids(assessment.silencedBy());
    }

    private static Set<String> ids(List<Rule> rules) {
        Set<String> ids = new LinkedHashSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        return ids;
    }

    /** All rules that speak, wherever. */
    Set<String> speaking() {
        Set<String> rules = new LinkedHashSet<>(indications().keySet());
        rules.addAll(silencedBy());
        assessment.messages().forEach(one -> rules.add(one.rule().id()));
        assessment.candidates().forEach(one -> one.findings()
                .forEach(finding -> rules.add(finding.rule().id())));
        return rules;
    }

    /** A finding with its status, severity and the variant that spoke, as {@code SAF-10 caution warning SAF-10.bone-loss}. */
    static String spoken(RuleFinding finding) {
        return finding.rule().id()
                + ' '
                + finding.status().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + ' '
                + finding.severity().name().toLowerCase(Locale.ROOT)
                + ' '
                + finding.rule().artefactId();
    }

    /** The id of what a companion order is for. */
    static String name(CompanionOrder order) {
        return order.regimen().id();
    }

    /** Whether the candidate may carry an order: what the service proposes, not what is ordered already. */
    static boolean isProposal(CandidateAssessment one) {
        return one.origin() == Origin.GUIDELINE;
    }
}
