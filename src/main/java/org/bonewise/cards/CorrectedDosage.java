package org.bonewise.cards;

import java.util.List;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Timing;

/** The dosage of an order as it should be: that of the artefact, on the days and in the bounds that the order plans. */
final class CorrectedDosage {

    private CorrectedDosage() {}

    /**
     * The dosage of {@code right}, with days, bounds, site and the words to the patient of {@code written}. An order of several
     * dosages is put right as a whole: which of them the plan belongs to cannot be told.
     */
    static List<Dosage> of(MedicationRequest written, MedicationRequest right) {
        List<Dosage> dosages = right.copy().getDosageInstruction();
        if (written.getDosageInstruction().size() == 1 && dosages.size() == 1) {
            keepPlan(written.getDosageInstructionFirstRep().copy(), dosages.getFirst());
        }
        return dosages;
    }

    private static void keepPlan(Dosage written, Dosage right) {
        Timing planned = written.getTiming();
        if (planned.hasEvent()) {
            right.getTiming().setEvent(planned.getEvent());
        }
        if (planned.getRepeat().hasBounds()) {
            right.getTiming().getRepeat().setBounds(planned.getRepeat().getBounds());
        }
        if (written.hasSite()) {
            right.setSite(written.getSite());
        }
        if (written.hasPatientInstruction()) {
            right.setPatientInstruction(written.getPatientInstruction());
        }
    }
}
