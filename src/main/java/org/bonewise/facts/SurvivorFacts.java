package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.PrimaryCancer;

/** Who has or had a cancer. */
final class SurvivorFacts {

    private SurvivorFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "prostateCancer",
                                PATIENT,
                                "A confirmed Condition of prostate cancer that is current or in remission; where a gnrh-agonist or"
                                        + " gnrh-antagonist runs, also one that is past"),
                        (fact, context) -> Verdict.of(
                                fact,
                                context,
                                TreatedCancer.of(
                                                context,
                                                PrimaryCancer.Kind.PROSTATE,
                                                ConceptGroup.GNRH_AGONIST,
                                                ConceptGroup.GNRH_ANTAGONIST)
                                        .map(Diagnosis::evidence)
                                        .toList(),
                                "Condition")),
                new OneFact(
                        FactDeclaration.flag(
                                "hormoneSensitiveBoneMetastasis",
                                PATIENT,
                                "boneMetastasis, and castrationStatus hormone-sensitive; false when either is not known"),
                        SurvivorFacts::hormoneSensitive),
                new OneFact(
                        FactDeclaration.flag(
                                "cancerSurvivor",
                                PATIENT,
                                "A confirmed primary cancer, current, in remission or past, or on record as history only;"
                                        + " smouldering myeloma, plasmacytoma and gammopathy count here"),
                        SurvivorFacts::survivor));
    }

    private static Fact hormoneSensitive(FactBuilder fact, FactContext context) {
        Fact metastasis = context.fact("boneMetastasis");
        if (!metastasis.isTrue()) {
            return fact.flag(false);
        }
        Fact status = context.fact("castrationStatus");
        return fact.because(metastasis.evidence())
                .because(status.evidence())
                .flag("hormone-sensitive".equals(status.word()));
    }

    private static Fact survivor(FactBuilder fact, FactContext context) {
        Stream<Diagnosis> primaries =
                context.record().cancers().primaries().stream().map(PrimaryCancer::diagnosis);
        Stream<Diagnosis> history = context
                .record()
                .diagnoses()
                .of(
                        ConceptGroup.CANCER_HISTORY,
                        ConceptGroup.HISTORY_OF_BREAST_CANCER,
                        ConceptGroup.HISTORY_OF_PROSTATE_CANCER)
                .stream()
                .filter(Diagnosis::confirmed);
        return Verdict.of(
                fact,
                context,
                Stream.concat(primaries, history)
                        .map(Diagnosis::evidence)
                        .distinct()
                        .toList(),
                "Condition");
    }
}
