package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BoneMetastases;
import org.bonewise.patient.BoneMetastasis;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MetastasisOrigin;
import org.bonewise.patient.PrimaryCancer;
import org.jspecify.annotations.Nullable;

/** Bone metastases: confirmed, suspected, hinted at; where they come from; the spine. */
final class BoneMetastasisFacts {

    private BoneMetastasisFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "boneMetastasis",
                        "A confirmed Condition, not inactive or resolved, of the group bone-metastasis, or of"
                                + " secondary-malignancy-root with a bodySite in bodysite-bone; or an Observation with value"
                                + " pM1b beside a prostate cancer. In remission counts; bone marrow alone, or only suspected,"
                                + " does not",
                        BoneMetastasisFacts::confirmed),
                flag(
                        "boneMetastasisSuspected",
                        "The same codes with verificationStatus provisional, differential or unconfirmed, and no confirmed"
                                + " one",
                        BoneMetastasisFacts::suspected),
                flag(
                        "boneMetastasisQuestion",
                        "No confirmed bone metastasis, but a hint: bone marrow metastasis, metastasis of an unspecified site,"
                                + " M1 or stage IV, pathological fracture, spinal cord compression, radium-223",
                        BoneMetastasisFacts::question),
                new OneFact(
                        FactDeclaration.words(
                                "metastasisOrigin",
                                PATIENT,
                                "breast, prostate, lung, renal, thyroid, other-solid, unknown-primary, myeloma or blood: by"
                                        + " extension condition-related, a code that names it, Observation.focus, else the"
                                        + " primary cancers on record, active before remission before past; several when that"
                                        + " leaves several"),
                        BoneMetastasisFacts::origin),
                flag(
                        "spineMetastasis",
                        "A confirmed bone metastasis with a code or bodySite of the spine; unknown when one has no site",
                        BoneMetastasisFacts::spine),
                flag(
                        "spinalCordCompression",
                        "A confirmed current Condition of the group spinal-cord-compression; unknown when the code is not"
                                + " specific or the condition only suspected",
                        BoneMetastasisFacts::compression));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact confirmed(FactBuilder fact, FactContext context) {
        List<BoneMetastasis> found = metastases(context).confirmed();
        boolean prostate = context.record().cancers().primaries().stream()
                .anyMatch(one -> one.kind() == PrimaryCancer.Kind.PROSTATE);
        String[] types = prostate ? new String[] {"Condition", "Observation"} : new String[] {"Condition"};
        return Verdict.of(fact.asOf(earliest(found)), context, evidence(found), types);
    }

    private static Fact suspected(FactBuilder fact, FactContext context) {
        List<BoneMetastasis> confirmed = metastases(context).confirmed();
        return confirmed.isEmpty()
                ? Verdict.of(fact, context, evidence(metastases(context).suspected()), "Condition")
                : fact.because(evidence(confirmed)).flag(false);
    }

    private static Fact question(FactBuilder fact, FactContext context) {
        List<BoneMetastasis> confirmed = metastases(context).confirmed();
        return confirmed.isEmpty()
                ? Verdict.of(fact, context, metastases(context).hints(), "Condition")
                : fact.because(evidence(confirmed)).flag(false);
    }

    private static Fact origin(FactBuilder fact, FactContext context) {
        BoneMetastases metastases = metastases(context);
        List<BoneMetastasis> all = Stream.concat(metastases.confirmed().stream(), metastases.suspected().stream())
                .toList();
        List<PrimaryCancer> primaries = context.record().cancers().primaries();
        List<String> words = new MetastasisOrigin(context.record())
                .possible().stream().map(PrimaryCancer.Kind::word).toList();
        boolean none = words.equals(List.of(PrimaryCancer.Kind.SITE_UNKNOWN.word())) && primaries.isEmpty();
        if (none && !context.record().delivered("Condition")) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        if (none && all.isEmpty()) {
            return fact.unknown(UnknownReason.NOT_RECORDED);
        }
        List<Evidence> proofs = primaries.stream()
                .filter(one -> words.contains(one.kind().word()))
                .map(one -> one.diagnosis().evidence())
                .toList();
        return fact.because(proofs.isEmpty() ? evidence(all) : proofs).words(words);
    }

    private static Fact spine(FactBuilder fact, FactContext context) {
        List<Evidence> ofSpine = evidence(metastases(context).ofSpine());
        List<Evidence> withoutSite = evidence(metastases(context).confirmed().stream()
                .filter(one ->
                        one.diagnosis() == null || !one.diagnosis().resource().hasBodySite())
                .toList());
        return Verdict.of(fact, context, ofSpine, withoutSite, "Condition");
    }

    private static Fact compression(FactBuilder fact, FactContext context) {
        return Verdict.of(
                fact,
                context,
                context.record().diagnoses().current(ConceptGroup.SPINAL_CORD_COMPRESSION).stream()
                        .map(Diagnosis::evidence)
                        .toList(),
                context.record().diagnoses().doubtful(ConceptGroup.SPINAL_CORD_COMPRESSION).stream()
                        .map(Diagnosis::evidence)
                        .toList(),
                "Condition");
    }

    private static BoneMetastases metastases(FactContext context) {
        return context.record().boneMetastases();
    }

    private static List<Evidence> evidence(List<BoneMetastasis> found) {
        return found.stream().map(BoneMetastasis::evidence).toList();
    }

    private static @Nullable LocalDate earliest(List<BoneMetastasis> found) {
        return found.stream()
                .map(one -> one.evidence().date())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
