package org.bonewise.explain;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.explain.Explanation.Candidate;
import org.bonewise.explain.Explanation.Dose;
import org.bonewise.explain.Explanation.Indication;
import org.bonewise.explain.Explanation.Source;
import org.bonewise.facts.Fact;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.guideline.IndicationFinding;
import org.bonewise.guideline.ShadowFinding;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Puts one decision into the words of the wire. */
final class Explanations {

    private final Decision decision;
    private final Assessment assessment;

    Explanations(Decision decision) {
        this.decision = decision;
        this.assessment = decision.assessment();
    }

    /** The explanation; {@code service} is the id of the service called. */
    Explanation of(String service) {
        // Which rules silence is worked out here, and the texts read facts too: both before the facts asked for are
        // listed.
        List<String> silencedBy = silencedBy();
        List<Explanation.Message> messages = new Messages(decision).all();
        Orders orders = new Orders(assessment);
        return new Explanation(
                service,
                new Explanation.Guideline(
                        assessment.guideline().id(), assessment.guideline().version()),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(assessment.evaluatedAt()),
                assessment.patientId(),
                silencedBy,
                indications(),
                assessment.candidates().stream().map(Explanations::candidate).toList(),
                messages,
                decision.audience().mayOrder() ? orders.suggested() : List.of(),
                new StatedFacts(assessment).all(),
                orders.told(),
                shadowOnly(),
                assessment.unread(),
                decision.cards());
    }

    private List<String> silencedBy() {
        return Stream.concat(
                        assessment.silencedBy().stream(),
                        shadow(Rule.Kind.SILENCE).map(ShadowFinding::rule))
                .map(Rule::id)
                .distinct()
                .toList();
    }

    private Stream<ShadowFinding> shadow(Rule.Kind kind) {
        return assessment.shadow().stream().filter(finding -> finding.rule().kind() == kind);
    }

    private List<Indication> indications() {
        List<Indication> all = new ArrayList<>();
        for (IndicationFinding finding : assessment.indications()) {
            all.add(indication(
                    finding.rule(), Codes.of(finding.status()), finding.because(), finding.missing(), false));
        }
        shadow(Rule.Kind.INDICATION)
                .map(finding ->
                        indication(finding.rule(), finding.outcome(), finding.because(), finding.missing(), true))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Indication indication(
            Rule rule, String status, List<Fact> because, List<Fact> missing, boolean shadow) {
        return new Indication(
                rule.id(),
                rule.purpose(),
                status,
                rule.title(),
                Codes.names(because),
                Codes.names(missing),
                rule.citations().stream()
                        .map(source -> new Source(source.label(), source.grade(), source.text(), source.url()))
                        .toList(),
                shadow);
    }

    private static Candidate candidate(CandidateAssessment judged) {
        return new Candidate(
                judged.candidate().regimen().id(),
                judged.candidate().regimen().agent(),
                judged.candidate().purpose(),
                judged.origin() == Origin.DRAFT ? "draft" : "guideline",
                judged.origin() == Origin.COURSE,
                Orders.reference(judged),
                Codes.of(judged.status()),
                judged.preferred(),
                dose(judged.dose()),
                judged.findings().stream()
                        .map(finding -> finding.rule().id())
                        .distinct()
                        .toList(),
                Codes.names(judged.missing()),
                judged.companions().stream()
                        .map(order -> order.regimen().url())
                        .distinct()
                        .toList());
    }

    private static @Nullable Dose dose(@Nullable Quantity dose) {
        return dose == null
                ? null
                : new Dose(Codes.plain(dose.getValue()), dose.hasCode() ? dose.getCode() : dose.getUnit());
    }

    /** Rules that spoke in shadow; one of which a variant speaks besides is not among them. */
    private List<String> shadowOnly() {
        List<String> speaking = Stream.of(
                        assessment.silencedBy().stream(),
                        assessment.indications().stream().map(IndicationFinding::rule),
                        Messages.findings(assessment).map(said -> said.finding().rule()))
                .flatMap(rules -> rules)
                .map(Rule::id)
                .toList();
        return assessment.shadow().stream()
                .map(finding -> finding.rule().id())
                .filter(rule -> !speaking.contains(rule))
                .distinct()
                .toList();
    }
}
