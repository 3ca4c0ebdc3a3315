package org.bonewise.cases;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Medicines given, ordered and drafted: {@code "denosumab 120 mg, every 28 days, 30 days ago"}. */
record CaseMedicines(CaseWords words) {

    private static final Pattern DOSE = Pattern.compile("(.+) (\\d+(?:\\.\\d+)?) (mg|g|mL|vial|tablet)");
    private static final int ORDER_AGE = 30;

    /** A medicine by a reference that leads nowhere. */
    private static final String NOWHERE = "medicine not found";

    private record Medicine(Type concept, @Nullable Quantity dose) {}

    /** A dose given. */
    MedicationAdministration dose(Phrase phrase) {
        Medicine medicine = medicine(phrase.head());
        MedicationAdministration dose = new MedicationAdministration()
                .setStatus(MedicationAdministrationStatus.COMPLETED)
                .setMedication(medicine.concept());
        if (medicine.dose() != null) {
            dose.getDosage().setDose(medicine.dose());
        }
        if (!phrase.takeFlag("undated")) {
            dose.setEffective(Phrase.day(phrase.when(ORDER_AGE)));
        }
        return dose;
    }

    /** An order on record, active unless it tells. */
    MedicationRequest order(Phrase phrase) {
        String status = phrase.takeOneOf("stopped", "completed", "cancelled", "on-hold", "draft", "entered-in-error");
        MedicationRequest order = request(phrase, status == null ? "active" : status);
        order.setAuthoredOnElement(Phrase.day(phrase.when(ORDER_AGE)));
        return order;
    }

    /** An order in the hook's context: a draft, or one to discontinue. */
    MedicationRequest draft(Phrase phrase) {
        String status = phrase.takeOneOf("stopped", "cancelled");
        return request(phrase, status == null ? "draft" : status);
    }

    private MedicationRequest request(Phrase phrase, String status) {
        Medicine medicine = medicine(phrase.head());
        MedicationRequest order = new MedicationRequest()
                .setStatus(MedicationRequestStatus.fromCode(status))
                .setIntent(MedicationRequestIntent.ORDER)
                .setMedication(medicine.concept());
        if (medicine.dose() != null) {
            order.getDosageInstructionFirstRep().getDoseAndRateFirstRep().setDose(medicine.dose());
        }
        if (phrase.takeFlag("calculated too")) {
            order.getDosageInstructionFirstRep().addDoseAndRate().setDose(medicine.dose());
        }
        CaseTiming.read(phrase, order);
        String text = phrase.take("text");
        if (text != null) {
            order.getDosageInstructionFirstRep().setText(text);
        }
        String route = phrase.take("by");
        if (route != null) {
            order.getDosageInstructionFirstRep().setRoute(words.concept(route));
        }
        String reason = phrase.take("because");
        if (reason != null) {
            order.setStatusReason(words.concept(reason));
        }
        String wherefore = phrase.take("for");
        if (wherefore != null) {
            order.addReasonCode(words.concept(wherefore));
        }
        String replaced = phrase.take("replaces");
        if (replaced != null) {
            order.setPriorPrescription(new Reference("MedicationRequest/" + replaced));
        }
        String id = phrase.take("id");
        if (id != null) {
            order.setId(id);
        }
        order.setDoNotPerform(phrase.takeFlag("not to be given"));
        return order;
    }

    private Medicine medicine(String text) {
        Matcher dose = DOSE.matcher(text);
        return dose.matches()
                ? new Medicine(
                        words.concept(dose.group(1)),
                        new Quantity()
                                .setValue(new BigDecimal(dose.group(2)))
                                .setUnit(dose.group(3))
                                .setSystem("http://unitsofmeasure.org")
                                .setCode(dose.group(3)))
                : new Medicine(text.equals(NOWHERE) ? new Reference("Medication/nowhere") : words.concept(text), null);
    }
}
