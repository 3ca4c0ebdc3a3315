package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnoses;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;

/** What asks for spinal cord compression to be ruled out, where it is not a confirmed diagnosis. */
final class CordCompressionFacts {

    private static final ConceptGroup GROUP = ConceptGroup.SPINAL_CORD_COMPRESSION;

    private CordCompressionFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "spinalCordCompressionSuspected",
                                PATIENT,
                                "Condition of spinal-cord-compression that is not over, with verificationStatus provisional,"
                                        + " differential or unconfirmed, and none that is confirmed"),
                        CordCompressionFacts::suspected),
                new OneFact(
                        FactDeclaration.flag(
                                "unspecifiedMyelopathy",
                                PATIENT,
                                "Condition not over whose code tells a myelopathy but not its cause (the codes of"
                                        + " spinal-cord-compression that are not specific), and no compression, confirmed or"
                                        + " suspected"),
                        CordCompressionFacts::myelopathy));
    }

    private static Fact suspected(FactBuilder fact, FactContext context) {
        return Verdict.of(fact, context, evidence(suspected(context)), "Condition");
    }

    private static Fact myelopathy(FactBuilder fact, FactContext context) {
        Diagnoses diagnoses = context.record().diagnoses();
        boolean specific =
                !diagnoses.current(GROUP).isEmpty() || !suspected(context).isEmpty();
        List<Diagnosis> found = specific ? List.of() : diagnoses.doubtful(GROUP);
        return Verdict.of(fact, context, evidence(found), "Condition");
    }

    private static List<Diagnosis> suspected(FactContext context) {
        Diagnoses diagnoses = context.record().diagnoses();
        return diagnoses.current(GROUP).isEmpty()
                ? diagnoses.of(GROUP).stream()
                        .filter(one -> !one.confirmed() && one.course() == Diagnosis.Course.CURRENT)
                        .toList()
                : List.of();
    }

    private static List<Evidence> evidence(List<Diagnosis> found) {
        return found.stream().map(Diagnosis::evidence).toList();
    }
}
