package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;

/** Multiple myeloma, active or not, and what comes before it. */
final class MyelomaFacts {

    private MyelomaFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "multipleMyeloma",
                        "A confirmed Condition of multiple-myeloma, current or in remission, that neither the newest"
                                + " Observation myeloma-activity nor, without one, a current Condition of smouldering-myeloma or"
                                + " solitary-plasmacytoma calls otherwise",
                        MyelomaFacts::onRecord),
                flag(
                        "activeMyeloma",
                        "A confirmed current Condition of multiple-myeloma that neither the newest Observation"
                                + " myeloma-activity nor, without one, a current Condition of smouldering-myeloma or"
                                + " solitary-plasmacytoma calls otherwise (unknown beside a code of myeloma-active), and: a code of myeloma-active, clinicalStatus relapse or recurrence,"
                                + " myeloma-activity active, thalidomide-class or chemotherapy in use or planned, a current pathological fracture or a"
                                + " bone lesion. Without any of these unknown: it may be smouldering",
                        MyelomaFacts::active),
                flag(
                        "myelomaPrecursor",
                        "A confirmed current Condition of smouldering-myeloma, mgus or solitary-plasmacytoma, or myeloma that"
                                + " myeloma-activity calls smouldering",
                        MyelomaFacts::precursor));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact onRecord(FactBuilder fact, FactContext context) {
        Myeloma myeloma = new Myeloma(context);
        List<Evidence> found = Myeloma.evidence(myeloma.onRecord());
        List<Evidence> smouldering = found.isEmpty() ? List.of() : myeloma.smouldering();
        if (!smouldering.isEmpty()) {
            return fact.because(smouldering).flag(false);
        }
        return Verdict.of(fact, context, found, "Condition");
    }

    private static Fact active(FactBuilder fact, FactContext context) {
        Myeloma myeloma = new Myeloma(context);
        List<Diagnosis> current = myeloma.current();
        if (current.isEmpty()) {
            return Verdict.of(fact, context, List.of(), "Condition");
        }
        fact.because(Myeloma.evidence(current));
        List<Evidence> smouldering = myeloma.smouldering();
        if (!smouldering.isEmpty()) {
            return fact.because(smouldering).flag(false);
        }
        if (myeloma.activityIsOpen()) {
            return fact.unknown(UnknownReason.CONFLICTING);
        }
        List<Evidence> proofs = myeloma.active();
        return proofs.isEmpty()
                ? fact.unknown(UnknownReason.NOT_SPECIFIC)
                : fact.because(proofs).flag(true);
    }

    private static Fact precursor(FactBuilder fact, FactContext context) {
        Myeloma myeloma = new Myeloma(context);
        List<Evidence> smouldering = myeloma.current().isEmpty() ? List.of() : myeloma.smouldering();
        List<Evidence> proofs = Stream.concat(myeloma.precursors().stream(), smouldering.stream())
                .toList();
        return Verdict.of(fact, context, proofs, "Condition");
    }
}
