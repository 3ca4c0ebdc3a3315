package org.bonewise.endtoend;

import java.util.Map;

/**
 * What hangs on one key of prefetch for one patient, and what a clinician must be told as long as it cannot be read. Derived from
 * the design ("Essential data") and the input conventions, not from what the service says.
 *
 * @param situation the sample patient
 * @param finding a resource that stands in the key, {@code PATIENT} for the patient's id; empty when the patient's own do
 * @param whole what the whole record gives
 * @param unread what is told when the key could not be read
 * @param nothing what is told when the EHR answers that there is nothing in it
 */
record Stake(String situation, String finding, Told whole, Told unread, Told nothing) {

    /** No card. */
    static final Told SILENT = new Told(200, "", "");

    /** Without this no advice is possible. */
    static final Told REFUSED = new Told(412, "", "");

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String LOINC = "http://loinc.org";
    private static final String TOOTH_EXTRACTION = coded(SNOMED, "55162003");

    private static final String JAW_NECROSIS = resource("Condition", """
            "clinicalStatus": %s, "recordedDate": "2026-11-10", "code": %s""".formatted(
                    coded("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"),
                    coded(SNOMED, "315801000119108")));
    private static final String ZOLEDRONIC_ACID =
            resource("MedicationRequest", """
            "status": "active", "intent": "order", "authoredOn": "2026-10-25", "medicationCodeableConcept": %s,
            "dosageInstruction": [{"timing": {"repeat": {"frequency": 1, "period": 4, "periodUnit": "wk"}},
              "doseAndRate": [{"doseQuantity": %s}]}]""".formatted(coded(RXNORM, "77655"), quantity("4", "mg")));
    private static final String PAMIDRONATE =
            resource("MedicationStatement", """
            "status": "active", "effectiveDateTime": "2026-10-25", "medicationCodeableConcept": %s""".formatted(coded("http://www.whocc.no/atc", "M05BA03")));
    private static final String ZOLEDRONIC_ACID_GIVEN =
            resource("MedicationAdministration", """
            "status": "completed", "effectiveDateTime": "2026-11-15", "medicationCodeableConcept": %s,
            "dosage": {"dose": %s}""".formatted(coded(RXNORM, "77655"), quantity("4", "mg")));
    private static final String TOOTH_DRAWN = resource("Procedure", """
            "status": "completed", "performedDateTime": "2026-11-10", "code": %s""".formatted(TOOTH_EXTRACTION));
    private static final String TOOTH_TO_BE_DRAWN = resource("ServiceRequest", """
            "status": "active", "intent": "order", "authoredOn": "2026-11-10", "occurrenceDateTime": "2026-12-05",
            "code": %s""".formatted(TOOTH_EXTRACTION));
    private static final String TOOTH_BOOKED =
            resource("Appointment", """
            "status": "booked", "start": "2026-12-05T09:00:00Z", "end": "2026-12-05T09:30:00Z", "serviceType": [%s],
            "participant": [{"actor": {"reference": "Patient/PATIENT"}, "status": "accepted"}]""".formatted(TOOTH_EXTRACTION)).replaceFirst("\"subject\": \\{[^}]*}, ", "");
    private static final String DENOSUMAB_ALLERGY = resource("AllergyIntolerance", """
            "clinicalStatus": %s, "code": %s, "reaction": [{"manifestation": [%s]}]""".formatted(
                            coded("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active"),
                            coded(RXNORM, "993449"),
                            coded(SNOMED, "39579001")))
            .replace("\"subject\"", "\"patient\"");
    private static final String LOW_CALCIUM =
            observation("1995-0", "2026-11-22T07:00:00Z", "\"valueQuantity\": " + quantity("0.95", "mmol/L"));
    private static final String POSITIVE_PREGNANCY_TEST =
            observation("2106-3", "2026-11-21T07:00:00Z", "\"valueCodeableConcept\": " + coded(SNOMED, "10828004"));
    private static final String PREGNANT =
            observation("82810-3", "2026-11-01T07:00:00Z", "\"valueCodeableConcept\": " + coded(SNOMED, "77386006"));

    /** At the opening of the chart. */
    static final Map<String, Stake> OF_THE_CHART = Map.ofEntries(
            // Without age: silent but for the safety of drafts.
            of("patient", "breast-clearance-22", "", "warning SAF-06", REFUSED, ""),
            of("conditions", "breast-clearance-22", JAW_NECROSIS, "critical SAF-13", REFUSED, ""),
            of("medicationRequests", "early-breast-goserelin", "", "warning ADJ-1", "info ADJ-2", ""),
            of(
                    "medicationStatements",
                    "breast-denosumab-on-schedule",
                    PAMIDRONATE,
                    "critical SAF-21",
                    "info SAF-40",
                    "info MON-2"),
            of("medicationAdministrations", "breast-denosumab-overdue", "", "warning SIL-11", "info SAF-40", ""),
            of(
                    "procedures",
                    "breast-denosumab-on-schedule",
                    TOOTH_DRAWN,
                    "warning SAF-11",
                    "info SAF-40",
                    "info MON-12"),
            of(
                    "serviceRequests",
                    "breast-denosumab-on-schedule",
                    TOOTH_TO_BE_DRAWN,
                    "warning SAF-11",
                    "info SAF-40",
                    ""),
            of("allergies", "breast-denosumab-on-schedule", DENOSUMAB_ALLERGY, "critical SAF-18", "info SAF-40", ""),
            of("appointments", "breast-denosumab-on-schedule", TOOTH_BOOKED, "warning SAF-11", "info SAF-40", ""),
            of("familyHistory", "breast-clearance-22", "", "warning SAF-06", "warning SAF-06", "warning SAF-06"),
            of(
                    "kidneyAndCalciumResults",
                    "breast-denosumab-on-schedule",
                    LOW_CALCIUM,
                    "critical SAF-01",
                    "info MIS-3",
                    "info MIS-3"),
            of(
                    "otherResults",
                    "breast-denosumab-on-schedule",
                    POSITIVE_PREGNANCY_TEST,
                    "critical SAF-27",
                    "info SAF-40",
                    "info MIS-4"),
            of("statusObservations", "breast-denosumab-on-schedule", PREGNANT, "critical SAF-27", "info SAF-40", ""));

    /** At the signature of an order of denosumab that is right, with all that goes along, but for what the key holds. */
    static final Map<String, Stake> OF_AN_ORDER = Map.ofEntries(
            of("patient", "lung-clearance-45", "", "", "warning SAF-40", ""),
            of("conditions", "lung-clearance-45", JAW_NECROSIS, "critical SAF-13", "warning SAF-40", "info SIL-7"),
            of("medicationRequests", "lung-clearance-45", ZOLEDRONIC_ACID, "critical SAF-21", "warning SAF-21", ""),
            of("medicationStatements", "lung-clearance-45", PAMIDRONATE, "critical SAF-21", "warning SAF-21", ""),
            of(
                    "medicationAdministrations",
                    "lung-clearance-45",
                    ZOLEDRONIC_ACID_GIVEN,
                    "critical SAF-21",
                    "warning SAF-21",
                    ""),
            of("procedures", "lung-clearance-45", TOOTH_DRAWN, "warning SAF-11", "warning SAF-40", "warning SAF-10"),
            of("serviceRequests", "lung-clearance-45", TOOTH_TO_BE_DRAWN, "warning SAF-11", "warning SAF-40", ""),
            of("allergies", "lung-clearance-45", DENOSUMAB_ALLERGY, "critical SAF-18", "warning MIS-5", ""),
            of("appointments", "lung-clearance-45", TOOTH_BOOKED, "warning SAF-11", "warning SAF-40", ""),
            // Nothing in it speaks against an order: only /explain tells that it could not be read.
            of("familyHistory", "lung-clearance-45", "", "", "", ""),
            of(
                    "kidneyAndCalciumResults",
                    "lung-clearance-45",
                    LOW_CALCIUM,
                    "critical SAF-01",
                    "warning MIS-3",
                    "warning MIS-3"),
            of(
                    "otherResults",
                    "lung-clearance-45",
                    POSITIVE_PREGNANCY_TEST,
                    "critical SAF-27",
                    "warning SAF-40",
                    "info MIS-4"),
            of("statusObservations", "lung-clearance-45", PREGNANT, "critical SAF-27", "warning SAF-40", ""));

    /** Whether the patient's own record holds what hangs on the key. */
    boolean hasFinding() {
        return !finding.isEmpty();
    }

    /**
     * What the clinician is told.
     *
     * @param indicator of the worst card; empty when there is none
     * @param rule one that is named on a card
     */
    record Told(int status, String indicator, String rule) {

        private static Told of(String text) {
            String[] words = text.split(" ", -1);
            return text.isEmpty() ? SILENT : new Told(200, words[0], words[1]);
        }
    }

    private static Map.Entry<String, Stake> of(
            String key, String situation, String finding, String whole, String unread, String nothing) {
        return of(key, situation, finding, whole, Told.of(unread), nothing);
    }

    private static Map.Entry<String, Stake> of(
            String key, String situation, String finding, String whole, Told unread, String nothing) {
        return Map.entry(key, new Stake(situation, finding, Told.of(whole), unread, Told.of(nothing)));
    }

    private static String resource(String type, String members) {
        return Examples.resource(type, "finding", "PATIENT", members);
    }

    private static String observation(String loinc, String at, String value) {
        return resource(
                "Observation",
                "\"status\": \"final\", \"effectiveDateTime\": \"%s\", \"code\": %s, %s"
                        .formatted(at, coded(LOINC, loinc), value));
    }

    private static String quantity(String value, String unit) {
        return """
                {"value": %s, "unit": "%s", "system": "http://unitsofmeasure.org", "code": "%s"}""".formatted(value, unit, unit);
    }

    private static String coded(String system, String code) {
        return "{\"coding\": [{\"system\": \"%s\", \"code\": \"%s\"}]}".formatted(system, code);
    }
}
