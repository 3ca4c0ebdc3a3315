package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BoneMetastasis;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.PrimaryCancer;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Breast cancer: invasive or in situ, and whether any cancer has spread. */
final class EarlyBreastCancerFacts {

    private static final Pattern DISTANT = Pattern.compile("\\b[cp]?M1[a-d]?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern STAGE_FOUR = Pattern.compile("\\b(IV[a-d]?|4[a-d]?)\\b", Pattern.CASE_INSENSITIVE);

    private EarlyBreastCancerFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "invasiveBreastCancer",
                        "A confirmed Condition of the group breast-cancer, histology-ductal or histology-lobular that is current"
                                + " or in remission; where an aromatase-inhibitor, tamoxifen, serd-other-serm or gnrh-agonist"
                                + " runs, also a breast cancer that is past",
                        (fact, context) -> Verdict.of(fact, context, invasive(context), "Condition")),
                flag(
                        "breastCarcinomaInSituOnly",
                        "A confirmed Condition of the group dcis that is not over, and no invasive breast cancer",
                        EarlyBreastCancerFacts::inSituOnly),
                flag(
                        "metastaticDisease",
                        "A confirmed bone metastasis, another confirmed metastasis that is current, regional lymph nodes"
                                + " excepted, or a newest M1 or stage IV; not known to be so counts as not so",
                        EarlyBreastCancerFacts::metastatic));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    /** Confirmed invasive breast cancers that can be treated; a code for ductal or lobular carcinoma names one too. */
    static List<Diagnosis> invasiveCancers(FactContext context) {
        return Stream.concat(
                        TreatedCancer.of(
                                context,
                                PrimaryCancer.Kind.BREAST,
                                ConceptGroup.AROMATASE_INHIBITOR,
                                ConceptGroup.TAMOXIFEN,
                                ConceptGroup.SERD_OTHER_SERM,
                                ConceptGroup.GNRH_AGONIST),
                        context
                                .record()
                                .diagnoses()
                                .of(ConceptGroup.HISTOLOGY_DUCTAL, ConceptGroup.HISTOLOGY_LOBULAR)
                                .stream()
                                .filter(Diagnosis::isNotOver))
                .distinct()
                .toList();
    }

    private static List<Evidence> invasive(FactContext context) {
        return invasiveCancers(context).stream().map(Diagnosis::evidence).toList();
    }

    private static Fact inSituOnly(FactBuilder fact, FactContext context) {
        List<Evidence> invasive = invasive(context);
        return invasive.isEmpty()
                ? Verdict.of(
                        fact,
                        context,
                        context.record().diagnoses().of(ConceptGroup.DCIS).stream()
                                .filter(Diagnosis::isNotOver)
                                .map(Diagnosis::evidence)
                                .toList(),
                        "Condition")
                : fact.because(invasive).flag(false);
    }

    private static Fact metastatic(FactBuilder fact, FactContext context) {
        CodeGroups codes = context.record().codes();
        List<Evidence> proofs = new ArrayList<>(context.record().boneMetastases().confirmed().stream()
                .map(BoneMetastasis::evidence)
                .toList());
        context.record().cancers().metastases().stream()
                .filter(Diagnosis::isCurrent)
                .filter(one -> !codes.in(ConceptGroup.LYMPH_NODE_METASTASIS, one.code()))
                .map(Diagnosis::evidence)
                .forEach(proofs::add);
        newest(context, ConceptGroup.TNM_M_CATEGORY).stream()
                .filter(result -> isDistant(result, codes))
                .map(result -> result.evidence("M category"))
                .forEach(proofs::add);
        newest(context, ConceptGroup.TNM_STAGE_GROUP).stream()
                .filter(result -> says(result, STAGE_FOUR))
                .map(result -> result.evidence("Stage"))
                .forEach(proofs::add);
        return Verdict.of(fact, context, proofs.stream().distinct().toList(), "Condition");
    }

    private static List<Result> newest(FactContext context, ConceptGroup group) {
        return Results.newest(context.record().results().of(group));
    }

    private static boolean isDistant(Result result, CodeGroups codes) {
        boolean coded = result.value() instanceof ResultValue.Coded(CodeableConcept concept)
                && codes.in(ConceptGroup.DISTANT_METASTASIS_CATEGORY, concept);
        return coded || says(result, DISTANT);
    }

    private static boolean says(Result result, Pattern pattern) {
        return Said.words(result).stream()
                .anyMatch(word -> pattern.matcher(word).find());
    }
}
