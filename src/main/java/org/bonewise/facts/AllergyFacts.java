package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Allergies;
import org.bonewise.patient.Allergy;
import org.bonewise.patient.BoneModifyingAgents;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.PatientRecord;

/** Allergies and intolerances that bear on a bone-modifying agent. */
final class AllergyFacts {

    private static final Substance BISPHOSPHONATES =
            new Substance(BoneModifyingAgents.bisphosphonateGroups(), BoneModifyingAgents::namesBisphosphonate);
    private static final Substance DENOSUMAB =
            new Substance(BoneModifyingAgents.denosumabGroups(), BoneModifyingAgents::namesDenosumab);
    private static final Set<ConceptGroup> ASPIRIN =
            Set.of(ConceptGroup.ASPIRIN, ConceptGroup.NSAID, ConceptGroup.ASPIRIN_ALLERGY);

    private AllergyFacts() {}

    static List<FactDefinition> all() {
        return Stream.concat(toAgents().stream(), others().stream()).toList();
    }

    private static List<FactDefinition> toAgents() {
        return List.of(
                flag(
                        "bisphosphonateAllergy",
                        allergy("a bisphosphonate"),
                        (fact, context) -> allergy(fact, context, BISPHOSPHONATES)),
                flag("denosumabAllergy", allergy("denosumab"), (fact, context) -> allergy(fact, context, DENOSUMAB)),
                flag(
                        "bisphosphonateAllergyUnclear",
                        unclear("bisphosphonateAllergy"),
                        (fact, context) -> unclear(fact, context, "bisphosphonateAllergy")),
                flag(
                        "denosumabAllergyUnclear",
                        unclear("denosumabAllergy"),
                        (fact, context) -> unclear(fact, context, "denosumabAllergy")),
                flag(
                        "bisphosphonateIntolerance",
                        intolerance("a bisphosphonate"),
                        (fact, context) -> intolerance(fact, context, BISPHOSPHONATES)),
                flag(
                        "denosumabIntolerance",
                        intolerance("denosumab"),
                        (fact, context) -> intolerance(fact, context, DENOSUMAB)),
                flag(
                        "acutePhaseReactionOnly",
                        "AllergyIntolerance to a bisphosphonate, and every coded manifestation is in reaction-acute-phase,"
                                + " with an onset at most acutePhaseDays after a dose where both are dated",
                        AllergyFacts::acutePhase));
    }

    private static List<FactDefinition> others() {
        return List.of(
                flag(
                        "fructoseIntolerance",
                        "Condition of fructose-intolerance, whatever its course; codes for all disorders of fructose"
                                + " metabolism leave it unknown",
                        AllergyFacts::fructose),
                flag(
                        "allergiesRecorded",
                        "Any AllergyIntolerance that is active, a statement that there is none included",
                        (fact, context) -> fact.because(evidence(context.record().allergies().all().stream()))
                                .flag(!context.record().allergies().all().isEmpty())),
                flag(
                        "allergiesRead",
                        "The list of AllergyIntolerances was given",
                        (fact, context) -> fact.flag(context.record().delivered("AllergyIntolerance"))),
                flag(
                        "aspirinSensitiveAsthma",
                        "Condition current of aspirin-sensitive-asthma; or of asthma-any with an allergy to aspirin or an"
                                + " NSAID that shows as bronchospasm",
                        AllergyFacts::asthma));
    }

    private static String allergy(String substance) {
        return "AllergyIntolerance to " + substance
                + ", active, with an immune manifestation, or without a coded one unless"
                + " its type is intolerance; unknown when the manifestation is of another kind and the type absent, or the"
                + " substance is coded by codes that are not specific";
    }

    private static String unclear(String allergy) {
        return "There is an AllergyIntolerance because of which " + allergy + " is unknown";
    }

    private static Fact unclear(FactBuilder fact, FactContext context, String allergy) {
        Fact asked = context.fact(allergy);
        boolean unclear = asked.reason() == UnknownReason.NOT_SPECIFIC;
        return fact.because(unclear ? asked.evidence() : List.of()).flag(unclear);
    }

    private static String intolerance(String substance) {
        return "AllergyIntolerance of type intolerance to " + substance + " without an immune manifestation";
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    /**
     * The agent that an allergy may be to.
     *
     * @param groups codes that tell it
     * @param words whether a text names it, for codes that tell only that it is a bone-modifying agent
     */
    private record Substance(Set<ConceptGroup> groups, Predicate<String> words) {

        List<Allergy> in(FactContext context) {
            Allergies allergies = context.record().allergies();
            return Stream.concat(allergies.to(groups).stream(), allergies.toSomeBoneModifyingAgent(words).stream())
                    .distinct()
                    .toList();
        }
    }

    private static Fact allergy(FactBuilder fact, FactContext context, Substance substance) {
        List<Allergy> known = substance.in(context);
        Stream<Allergy> unclear = known.stream()
                .filter(one -> one.reaction() == Allergy.Reaction.OTHER
                        && !one.intolerance()
                        && !one.resource().hasType());
        Stream<Allergy> unnamed = context
                .record()
                .allergies()
                .toSomeBoneModifyingAgent(text ->
                        !BoneModifyingAgents.namesDenosumab(text) && !BoneModifyingAgents.namesBisphosphonate(text))
                .stream();
        return Verdict.of(
                fact,
                context,
                evidence(known.stream().filter(AllergyFacts::isAllergy)),
                evidence(Stream.concat(unclear, unnamed)),
                "AllergyIntolerance");
    }

    private static boolean isAllergy(Allergy one) {
        return switch (one.reaction()) {
            case IMMUNE -> true;
            case NOT_TOLD -> !one.intolerance();
            case OTHER -> !one.intolerance() && one.resource().hasType();
            case ACUTE_PHASE -> false;
        };
    }

    private static Fact intolerance(FactBuilder fact, FactContext context, Substance substance) {
        Stream<Allergy> found = substance.in(context).stream()
                .filter(one -> one.intolerance() && one.reaction() != Allergy.Reaction.IMMUNE);
        return Verdict.of(fact, context, evidence(found), "AllergyIntolerance");
    }

    private static Fact acutePhase(FactBuilder fact, FactContext context) {
        List<Allergy> all = BISPHOSPHONATES.in(context);
        boolean only = !all.isEmpty()
                && all.stream()
                        .allMatch(one ->
                                one.reaction() == Allergy.Reaction.ACUTE_PHASE && !AcutePhase.isTooLate(one, context));
        if (!all.isEmpty() && !only) {
            return fact.because(evidence(all.stream())).flag(false);
        }
        return Verdict.of(fact, context, evidence(all.stream()), "AllergyIntolerance");
    }

    private static Fact fructose(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        List<Evidence> proofs = record.diagnoses().of(ConceptGroup.FRUCTOSE_INTOLERANCE).stream()
                .filter(Diagnosis::confirmed)
                .map(Diagnosis::evidence)
                .toList();
        List<Evidence> doubts = record.diagnoses().doubtful(ConceptGroup.FRUCTOSE_INTOLERANCE).stream()
                .map(Diagnosis::evidence)
                .toList();
        return Verdict.of(fact, context, proofs, doubts, "Condition");
    }

    private static Fact asthma(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        List<Evidence> coded = record.diagnoses().current(ConceptGroup.ASPIRIN_SENSITIVE_ASTHMA).stream()
                .map(Diagnosis::evidence)
                .toList();
        if (!coded.isEmpty()) {
            return fact.because(coded).flag(true);
        }
        List<Evidence> asthma = record.diagnoses().current(ConceptGroup.ASTHMA_ANY).stream()
                .map(Diagnosis::evidence)
                .toList();
        List<Evidence> spasm = evidence(record.allergies().to(ASPIRIN).stream()
                .filter(one -> record.allergies().manifests(one, ConceptGroup.BRONCHOSPASM)));
        List<Evidence> both = asthma.isEmpty() || spasm.isEmpty()
                ? List.of()
                : Stream.concat(asthma.stream(), spasm.stream()).toList();
        List<Evidence> doubts = record.diagnoses().doubtful(ConceptGroup.ASPIRIN_SENSITIVE_ASTHMA).stream()
                .map(Diagnosis::evidence)
                .toList();
        return Verdict.of(fact, context, both, doubts, "Condition", "AllergyIntolerance");
    }

    private static List<Evidence> evidence(Stream<Allergy> found) {
        return found.map(Allergy::evidence).distinct().toList();
    }
}
