package org.bonewise.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.Fact;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.guideline.CompanionOrder;
import org.bonewise.guideline.Replacement;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;

/** What the decision itself says of a case. */
record Decided(Assessment assessment) implements CaseOutcome {

    /** Rule to status of the indications. */
    @Override
    public Map<String, String> indications() {
        Map<String, String> statuses = new LinkedHashMap<>();
        assessment
                .indications()
                .forEach(one -> statuses.put(one.rule().id(), one.status().name()));
        return statuses;
    }

    @Override
    public Optional<Map<String, String>> variants() {
        Map<String, String> variants = new LinkedHashMap<>();
        assessment
                .indications()
                .forEach(one -> variants.put(one.rule().id(), one.rule().artefactId()));
        return Optional.of(variants);
    }

    @Override
    public Optional<List<String>> overdue() {
        return Optional.of(assessment.advice().stream()
                .filter(Advice.Overdue.class::isInstance)
                .map(one -> spoken(((Advice.Overdue) one).finding()))
                .toList());
    }

    /** Facts that indications lack. */
    @Override
    public Set<String> missing() {
        Set<String> names = new LinkedHashSet<>();
        assessment.indications().forEach(one -> one.missing().forEach(fact -> names.add(fact.name())));
        return names;
    }

    /** Kinds of advice, in order. */
    @Override
    public List<String> advice() {
        return assessment.advice().stream()
                .map(one -> one.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public List<String> clarifying() {
        return assessment.advice().stream()
                .filter(Advice.Clarify.class::isInstance)
                .map(Advice.Clarify.class::cast)
                .flatMap(one -> Stream.concat(one.orders().stream(), one.support().stream()))
                .map(Decided::name)
                .toList();
    }

    /** Orders that clear the way for a start. */
    @Override
    public List<String> before() {
        return assessment.advice().stream()
                .filter(Advice.Start.class::isInstance)
                .flatMap(one -> ((Advice.Start) one).before().stream())
                .map(Decided::name)
                .toList();
    }

    @Override
    public List<Judged> judged() {
        return assessment.candidates().stream().map(this::judged).toList();
    }

    private Judged judged(CandidateAssessment one) {
        return new Judged(
                name(one),
                one.candidate().regimen().id(),
                one.status().name(),
                one.dose() == null ? "none" : plain(one.dose()),
                one.preferred(),
                one.findings().stream().map(Decided::spoken).toList(),
                one.missing().stream().map(Fact::name).toList(),
                one.companions().stream().map(Decided::name).toList(),
                drafts(one),
                instead(one));
    }

    private List<String> instead(CandidateAssessment one) {
        return assessment.advice().stream()
                .flatMap(advice -> replacements(advice, one))
                .map(Decided::replacing)
                .toList();
    }

    private static Stream<Replacement> replacements(Advice advice, CandidateAssessment of) {
        return switch (advice) {
            case Advice.Order order when isSame(order.order(), of) -> order.alternatives().stream();
            case Advice.Unsafe unsafe when isSame(unsafe.candidate(), of) -> unsafe.instead().stream();
            case Advice.Start start -> start.changes().stream().filter(change -> isSame(change.candidate(), of));
            default -> Stream.empty();
        };
    }

    private static boolean isSame(CandidateAssessment one, CandidateAssessment other) {
        return one.origin() == other.origin() && one.candidate().equals(other.candidate());
    }

    private static String replacing(Replacement one) {
        String drafted = one.candidate().draft() == null
                ? "nothing"
                : drafted(
                        one.candidate().candidate().regimen().id(),
                        one.candidate().draft());
        return one.ends().stream()
                .map(order -> ", ends " + order.getIdPart())
                .collect(Collectors.joining("", drafted, ""));
    }

    private static List<String> drafts(CandidateAssessment one) {
        List<String> drafts = new ArrayList<>();
        if (one.draft() != null) {
            drafts.add(drafted(one.candidate().regimen().id(), one.draft()));
        }
        one.companions().forEach(companion -> {
            if (companion.draft() instanceof MedicationRequest order) {
                drafts.add(drafted(name(companion), order));
            }
        });
        return drafts;
    }

    /** {@code calcium-500mg-daily 500 mg every 1 d}; several dosages stand one after another. */
    private static String drafted(String regimen, MedicationRequest order) {
        return order.getDosageInstruction().stream()
                .map(dosage -> dosed(dosage.getDoseAndRateFirstRep().getDoseQuantity())
                        + every(dosage.getTiming().getRepeat()))
                .collect(Collectors.joining(", ", regimen + ' ', ""));
    }

    private static String dosed(Quantity dose) {
        return dose.hasValue() ? plain(dose) + ' ' + dose.getUnit() : "no dose";
    }

    private static String every(Timing.TimingRepeatComponent repeat) {
        return repeat.hasPeriod()
                ? " every " + repeat.getPeriod().stripTrailingZeros().toPlainString() + ' '
                        + repeat.getPeriodUnit().toCode()
                : "";
    }

    private static String plain(Quantity dose) {
        return dose.getValue().stripTrailingZeros().toPlainString();
    }

    /** What is held, contraindicated or lacks data is never ordered; what may be given comes with the dose it was judged at. */
    @Override
    public List<String> wrongOrders() {
        return assessment.candidates().stream()
                .filter(Decided::isProposal)
                .filter(one -> !draftedAsJudged(one))
                .map(one -> name(one) + ' ' + one.status())
                .toList();
    }

    private static boolean draftedAsJudged(CandidateAssessment one) {
        if (!one.status().mayBeOrdered()) {
            return one.draft() == null;
        }
        return one.draft() != null
                && one.dose() != null
                && one.draft()
                                .getDosageInstructionFirstRep()
                                .getDoseAndRateFirstRep()
                                .getDoseQuantity()
                                .getValue()
                                .compareTo(one.dose().getValue())
                        == 0;
    }

    private static String name(CandidateAssessment one) {
        return switch (one.origin()) {
            case COURSE -> "course " + one.candidate().regimen().agent();
            case DRAFT -> "order " + one.candidate().regimen().agent();
            case GUIDELINE -> String.valueOf(one.candidate().regimen().agent());
        };
    }

    /** What is said about the patient, as {@code SAF-45 ok critical}. */
    @Override
    public List<String> messages() {
        return assessment.messages().stream().map(Decided::spoken).toList();
    }

    @Override
    public Set<String> silencedBy() {
        return ids(assessment.silencedBy());
    }

    private static Set<String> ids(List<Rule> rules) {
        Set<String> ids = new LinkedHashSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        return ids;
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
