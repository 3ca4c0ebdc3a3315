package org.bonewise.guideline;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.ArtefactCopy;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A small record of one patient on 10 March 2026. {@link #breast()} is complete and safe: every rule about a missing or bad
 * value is silent, so that a test changes just what it is about. At 60 years and 72 kg a creatinine of 68 / c mg/dL gives a
 * woman a clearance of c mL/min.
 */
final class Chart {

    static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 10, 12, 0, 0, 0, ZoneOffset.UTC);
    static final Knowledge SHIPPED = ArtefactCopy.shipped();

    static final String CREATININE = "2160-0";
    static final String CALCIUM = "2000-8";
    static final String ALBUMIN = "1751-7";
    static final String VITAMIN_D = "1989-3";
    static final String WEIGHT = "29463-7";
    static final String MAGNESIUM = "2601-3";
    static final String PHOSPHATE = "14879-1";

    static final String ICD = "http://hl7.org/fhir/sid/icd-10";
    static final String SNOMED = "http://snomed.info/sct";
    static final String ATC = "http://www.whocc.no/atc";
    private static final String LOINC = "http://loinc.org";
    private static final String BONEWISE = "https://bonewise.github.io/fhir/CodeSystem/bonewise";
    private static final Set<String> EVERYTHING = Set.of(
            "Condition",
            "Observation",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "Procedure",
            "AllergyIntolerance",
            "ServiceRequest",
            "Appointment",
            "Encounter",
            "CarePlan",
            "Goal");

    private final List<Resource> resources;

    private Chart(List<Resource> resources) {
        this.resources = List.copyOf(resources);
    }

    /** A woman of 60 with breast cancer and bone metastases, everything known and normal. */
    static Chart breast() {
        return of(patient(AdministrativeGender.FEMALE, "1966-03-01"), "C50.9");
    }

    /** The same with another cancer and patient. */
    static Chart of(Patient patient, String... cancers) {
        List<Resource> all = new ArrayList<>(List.of(
                patient,
                condition(ICD, "C79.5"),
                lab(WEIGHT, "72", "kg", 2),
                lab(CREATININE, "0.8", "mg/dL", 2),
                lab(CALCIUM, "2.35", "mmol/L", 2),
                lab(ALBUMIN, "40", "g/L", 2),
                lab(VITAMIN_D, "80", "nmol/L", 2),
                lab(MAGNESIUM, "0.9", "mmol/L", 2),
                lab(PHOSPHATE, "1.0", "mmol/L", 2),
                dentalExamination(),
                allergy(SNOMED, "716186003", null)));
        for (String cancer : cancers) {
            all.add(condition(ICD, cancer));
        }
        return new Chart(all);
    }

    Chart with(Resource... more) {
        List<Resource> all = new ArrayList<>(resources);
        all.addAll(List.of(more));
        return new Chart(all);
    }

    Chart without(Predicate<Resource> which) {
        return new Chart(resources.stream().filter(which.negate()).toList());
    }

    /** Without the results of one code. */
    Chart without(String loinc) {
        return without(one -> one instanceof Observation result
                && loinc.equals(result.getCode().getCodingFirstRep().getCode()));
    }

    /** With one result in place of those of the same code. */
    Chart lab(String loinc, String value, String unit) {
        return lab(loinc, new BigDecimal(value), unit, 2);
    }

    Chart lab(String loinc, BigDecimal value, String unit, int daysAgo) {
        return without(loinc).with(lab(loinc, value.toPlainString(), unit, daysAgo));
    }

    /** A creatinine that gives a woman of {@link #breast()} this clearance in mL/min. */
    Chart clearance(int millilitres) {
        return lab(CREATININE, creatinineFor(BigDecimal.valueOf(millilitres)), "mg/dL", 2);
    }

    static BigDecimal creatinineFor(BigDecimal clearance) {
        return BigDecimal.valueOf(68).divide(clearance, java.math.MathContext.DECIMAL64);
    }

    Chart patient(Patient other) {
        return without(Patient.class::isInstance).with(other);
    }

    Chart shuffled(long seed) {
        List<Resource> all = new ArrayList<>(resources);
        Collections.shuffle(all, new Random(seed));
        return new Chart(all);
    }

    Assessment assess() {
        return assess(SHIPPED);
    }

    /** Assessed when the list of one type of resource could not be read. */
    Assessment assessWithout(String type) {
        Set<String> delivered =
                EVERYTHING.stream().filter(one -> !one.equals(type)).collect(java.util.stream.Collectors.toSet());
        return assess(SHIPPED, delivered);
    }

    Assessment assess(Knowledge knowledge) {
        return assess(knowledge, EVERYTHING);
    }

    /** Assessed with facts that differ from the shipped ones. */
    Assessment assess(Knowledge knowledge, FactCatalogue catalogue) {
        return assess(knowledge, catalogue, EVERYTHING);
    }

    private Assessment assess(Knowledge knowledge, Set<String> delivered) {
        return assess(knowledge, FactDefinitions.catalogue(), delivered);
    }

    private Assessment assess(Knowledge knowledge, FactCatalogue catalogue, Set<String> delivered) {
        PatientData data = new PatientData("p1", resources, delivered, List.of());
        return new Assessor(knowledge, catalogue, "esmo").assess(new PatientRecord(data, knowledge.codes(), NOW));
    }

    static Patient patient(AdministrativeGender sex, String birth) {
        Patient patient = new Patient().setGender(sex).setBirthDateElement(new DateType(birth));
        patient.setId("p1");
        return patient;
    }

    static Patient man() {
        return patient(AdministrativeGender.MALE, "1966-03-01");
    }

    static Observation lab(String loinc, String value, String unit, int daysAgo) {
        Observation lab = observation(LOINC, loinc, daysAgo);
        lab.setValue(new Quantity()
                .setValue(new BigDecimal(value))
                .setUnit(unit)
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit));
        return lab;
    }

    /** A result reported only as below or above a value. */
    static Observation lab(String loinc, Quantity.QuantityComparator comparator, String value, String unit) {
        Observation lab = lab(loinc, value, unit, 2);
        lab.getValueQuantity().setComparator(comparator);
        return lab;
    }

    /** A local finding that is true. */
    static Observation finding(String code) {
        Observation finding = observation(BONEWISE, code, 2);
        finding.setValue(new BooleanType(true));
        return finding;
    }

    static Observation coded(String code, String value) {
        Observation finding = observation(BONEWISE, code, 2);
        finding.setValue(concept(BONEWISE, value));
        return finding;
    }

    private static Observation observation(String system, String code, int daysAgo) {
        Observation observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(concept(system, code))
                .setSubject(new Reference("Patient/p1"))
                .setEffective(ago(daysAgo));
        observation.setId("o-" + code + "-" + daysAgo);
        return observation;
    }

    static Condition condition(String system, String code) {
        Condition condition = new Condition()
                .setClinicalStatus(concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"))
                .setVerificationStatus(
                        concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed"))
                .setCode(concept(system, code))
                .setSubject(new Reference("Patient/p1"));
        condition.setId("c-" + code);
        return condition;
    }

    static AllergyIntolerance allergy(
            String system, String code, AllergyIntolerance.@Nullable AllergyIntoleranceType type) {
        AllergyIntolerance allergy = new AllergyIntolerance()
                .setClinicalStatus(
                        concept("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active"))
                .setType(type)
                .setCode(concept(system, code))
                .setPatient(new Reference("Patient/p1"));
        allergy.setId("a-" + code);
        return allergy;
    }

    static AllergyIntolerance allergyTo(String atc) {
        return allergy(ATC, atc, AllergyIntolerance.AllergyIntoleranceType.ALLERGY);
    }

    static Procedure dentalExamination() {
        Procedure procedure = new Procedure()
                .setStatus(Procedure.ProcedureStatus.COMPLETED)
                .setCode(concept(SNOMED, "34043003"))
                .setSubject(new Reference("Patient/p1"))
                .setPerformed(ago(30));
        procedure.setId("pr-dental");
        return procedure;
    }

    static MedicationRequest taking(String atc) {
        MedicationRequest request = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setMedication(concept(ATC, atc))
                .setSubject(new Reference("Patient/p1"))
                .setAuthoredOnElement(ago(3));
        request.setId("m-" + atc);
        return request;
    }

    static MedicationAdministration given(String atc, String mg, int daysAgo) {
        MedicationAdministration given = new MedicationAdministration()
                .setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED)
                .setMedication(concept(ATC, atc))
                .setSubject(new Reference("Patient/p1"))
                .setEffective(ago(daysAgo));
        given.getDosage()
                .setDose(new Quantity()
                        .setValue(new BigDecimal(mg))
                        .setUnit("mg")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("mg"));
        given.setId("g-" + atc + "-" + daysAgo);
        return given;
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding(system, code, null));
    }

    private static DateTimeType ago(int days) {
        return new DateTimeType(NOW.toLocalDate().minusDays(days).toString());
    }
}
