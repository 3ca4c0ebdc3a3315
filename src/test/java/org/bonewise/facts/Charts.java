package org.bonewise.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;

/** Small resources of one patient, and a context over them with the settings that are shipped. */
final class Charts {

    static final String SNOMED = "http://snomed.info/sct";
    static final String ICD = "http://hl7.org/fhir/sid/icd-10";
    static final String ICD_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String SKS = "urn:oid:1.2.208.176.2.4.12";
    static final String ATC = "http://www.whocc.no/atc";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String LOINC = "http://loinc.org";
    static final String BONEWISE = "https://bonewise.github.io/fhir/CodeSystem/bonewise";

    static final CodeableConcept ZOLEDRONIC_ACID = code(ATC, "M05BA08");
    static final CodeableConcept DENOSUMAB = code(ATC, "M05BX04");
    static final CodeableConcept XGEVA = code(RXNORM, "1046399");
    static final CodeableConcept PROLIA = code(RXNORM, "993453");
    static final CodeableConcept ALENDRONATE = code(ATC, "M05BA04");

    private static int next;

    private Charts() {}

    /** A context on 10 March 2026 with shipped codes, windows and limits. */
    static TestFactContext.Builder record() {
        TestFactContext.Builder builder = TestFactContext.of(RecordFactDefinitions.all(), ShippedCodes.all())
                .window("dental", 180)
                .window("disease-status", 90)
                .window("testosterone", 180)
                .regimens(regimens());
        Map<String, String> parameters = Map.ofEntries(
                Map.entry("castrateTestosteroneNgPerDl", "50"),
                Map.entry("castrateTestosteroneNmolPerL", "1.7"),
                Map.entry("psaRisePercent", "25"),
                Map.entry("psaRiseNgPerMl", "2"),
                Map.entry("psaRiseMinimumValues", "3"),
                Map.entry("psaStableMinimumValues", "2"),
                Map.entry("psaLookbackDays", "365"),
                Map.entry("psaStableDays", "180"),
                Map.entry("orderPlacedDays", "60"),
                Map.entry("bookedSoonDays", "7"),
                Map.entry("nephrotoxinDays", "7"),
                Map.entry("myelomaResponseDays", "180"),
                Map.entry("urineAlbuminDays", "180"),
                Map.entry("contrastDays", "3"),
                Map.entry("dehydrationDays", "14"),
                Map.entry("hospiceDays", "180"),
                Map.entry("hypercalcaemiaCalciumDays", "1"),
                Map.entry("hypercalcaemiaCauseDays", "30"),
                Map.entry("hypercalcaemiaSymptomDays", "14"),
                Map.entry("pthUpperPgPerMl", "65"),
                Map.entry("pthUpperPmolPerL", "6.9"),
                Map.entry("dialysisDays", "30"),
                Map.entry("declinedDays", "90"),
                Map.entry("deferredDays", "30"),
                Map.entry("contraindicatedByClinicianDays", "180"),
                Map.entry("acutePhaseDays", "3"),
                Map.entry("courseGapFactor", "2"));
        parameters.forEach(builder::parameter);
        return builder;
    }

    static List<Regimen> regimens() {
        return List.of(
                regimen("zoledronic-acid", "zoledronic-acid-4mg", 28, 42, "4", "3.5", "3.3", "3"),
                regimen("zoledronic-acid", "zoledronic-acid-4mg", 84, 98),
                regimen("zoledronic-acid", "zoledronic-acid-4mg", 182, 213),
                regimen("zoledronic-acid", "zoledronic-acid-5mg", 365, 425),
                regimen("denosumab", "denosumab-120mg", 28, 42),
                regimen("denosumab", "denosumab-60mg", 182, 210));
    }

    static Regimen regimen(String agent, String product, int interval, int onSchedule, String... doses) {
        ActivityDefinition definition = new ActivityDefinition();
        for (String dose : doses) {
            definition.addDosage().addDoseAndRate().setDose(mg(dose));
        }
        return new Regimen(
                product + '-' + interval,
                "https://example.org/" + product + '-' + interval,
                product + ".json",
                definition,
                agent,
                null,
                product,
                List.of(),
                null,
                null,
                OptionalInt.of(interval),
                OptionalInt.of(interval - 2),
                OptionalInt.of(onSchedule),
                List.of(),
                List.of(),
                Map.of());
    }

    /** The candidate of a product, judged as a proposal. */
    static Candidate candidate(String product) {
        return new Candidate(
                regimens().stream()
                        .filter(one -> product.equals(one.product()))
                        .findFirst()
                        .orElseThrow(),
                null,
                null);
    }

    static Candidate candidate(String product, MedicationRequest order) {
        return new Candidate(candidate(product).regimen(), null, order);
    }

    static CodeableConcept code(String system, String code) {
        return new CodeableConcept().addCoding(new Coding(system, code, null));
    }

    /** The date {@code days} before the day of the context. */
    static String ago(int days) {
        return TestFactContext.NOW.toLocalDate().minusDays(days).toString();
    }

    static String id() {
        next++;
        return "r" + next;
    }

    static Condition condition(String system, String code) {
        Condition condition = new Condition();
        condition.setId(id());
        return condition.setCode(code(system, code));
    }

    static Condition verified(Condition condition, String status) {
        return condition.setVerificationStatus(
                code("http://terminology.hl7.org/CodeSystem/condition-ver-status", status));
    }

    static Condition clinical(Condition condition, String status) {
        return condition.setClinicalStatus(code("http://terminology.hl7.org/CodeSystem/condition-clinical", status));
    }

    static Condition since(Condition condition, String date) {
        return condition.setOnset(new DateTimeType(date));
    }

    static Procedure procedure(String system, String code, String date) {
        Procedure procedure = new Procedure();
        procedure.setId(id());
        return procedure
                .setStatus(Procedure.ProcedureStatus.COMPLETED)
                .setCode(code(system, code))
                .setPerformed(new DateTimeType(date));
    }

    static MedicationAdministration given(CodeableConcept medicine, String date) {
        MedicationAdministration given = new MedicationAdministration();
        given.setId(id());
        return given.setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED)
                .setMedication(medicine)
                .setEffective(new DateTimeType(date));
    }

    static MedicationAdministration given(CodeableConcept medicine, String date, String mg) {
        MedicationAdministration given = given(medicine, date);
        given.getDosage().setDose(mg(mg));
        return given;
    }

    static Quantity mg(String amount) {
        return new Quantity()
                .setValue(new BigDecimal(amount))
                .setCode("mg")
                .setUnit("mg")
                .setSystem("http://unitsofmeasure.org");
    }

    static MedicationRequest request(CodeableConcept medicine, String status, String authored) {
        MedicationRequest request = new MedicationRequest();
        request.setId(id());
        return request.setStatus(MedicationRequest.MedicationRequestStatus.fromCode(status))
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setMedication(medicine)
                .setAuthoredOnElement(new DateTimeType(authored));
    }

    static MedicationRequest every(MedicationRequest request, int period, Timing.UnitsOfTime unit) {
        dosage(request)
                .getTiming()
                .getRepeat()
                .setFrequency(1)
                .setPeriod(period)
                .setPeriodUnit(unit);
        return request;
    }

    static Dosage dosage(MedicationRequest request) {
        return request.getDosageInstructionFirstRep();
    }

    static MedicationStatement statement(CodeableConcept medicine, String status, String date) {
        MedicationStatement statement = new MedicationStatement();
        statement.setId(id());
        return statement
                .setStatus(MedicationStatement.MedicationStatementStatus.fromCode(status))
                .setMedication(medicine)
                .setEffective(new DateTimeType(date));
    }

    static Observation observation(String system, String code, String date) {
        Observation observation = new Observation();
        observation.setId(id());
        return observation
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(code(system, code))
                .setEffective(new DateTimeType(date));
    }

    static Observation measured(String code, String value, String unit, String date) {
        return observation(LOINC, code, date)
                .setValue(new Quantity()
                        .setValue(new BigDecimal(value))
                        .setCode(unit)
                        .setUnit(unit)
                        .setSystem("http://unitsofmeasure.org"));
    }

    static Reference to(org.hl7.fhir.r4.model.Resource resource) {
        return new Reference(resource.fhirType() + '/' + resource.getIdPart());
    }
}
