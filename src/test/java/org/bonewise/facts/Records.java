package org.bonewise.facts;

import java.math.BigDecimal;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
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
import org.hl7.fhir.r4.model.Type;

/** Small records of one patient. Today is 10 March 2026. */
final class Records {

    static final String CREATININE = "2160-0";
    static final String CALCIUM = "2000-8";
    static final String CORRECTED = "29265-6";
    static final String IONISED = "1995-0";
    static final String ALBUMIN = "1751-7";
    static final String WEIGHT = "29463-7";
    static final String HEIGHT = "8302-2";
    static final String BMI = "39156-5";
    static final String CLEARANCE = "35591-7";
    static final String EGFR = "98979-8";
    static final String VITAMIN_D = "1989-3";
    static final String MAGNESIUM = "2601-3";
    static final String ECOG = "89247-1";
    static final String KARNOFSKY = "89243-0";
    static final String HCG = "2118-8";
    static final String FSH = "15067-2";
    static final String OESTRADIOL = "14715-7";
    static final String OESTRADIOL_MASS = "2243-4";
    static final String LAST_PERIOD = "8665-2";
    static final String UCUM = "http://unitsofmeasure.org";
    static final String ICD = "http://hl7.org/fhir/sid/icd-10";

    private static final CodeGroups CODES = new TestCodes()
            .group(ConceptGroup.CREATININE, TestCodes.LOINC, CREATININE)
            .group(ConceptGroup.CALCIUM_TOTAL, TestCodes.LOINC, CALCIUM)
            .group(ConceptGroup.CALCIUM_ALBUMIN_CORRECTED, TestCodes.LOINC, CORRECTED)
            .group(ConceptGroup.CALCIUM_IONISED, TestCodes.LOINC, IONISED)
            .group(ConceptGroup.ALBUMIN, TestCodes.LOINC, ALBUMIN)
            .group(ConceptGroup.BODY_WEIGHT, TestCodes.LOINC, WEIGHT)
            .group(ConceptGroup.BODY_HEIGHT, TestCodes.LOINC, HEIGHT)
            .group(ConceptGroup.BMI, TestCodes.LOINC, BMI)
            .group(ConceptGroup.CREATININE_CLEARANCE, TestCodes.LOINC, CLEARANCE, "2164-2")
            .group(ConceptGroup.CREATININE_CLEARANCE_PREDICTED, TestCodes.LOINC, CLEARANCE)
            .group(ConceptGroup.EGFR, TestCodes.LOINC, EGFR)
            .group(ConceptGroup.VITAMIN_D_25OH, TestCodes.LOINC, VITAMIN_D)
            .group(ConceptGroup.MAGNESIUM, TestCodes.LOINC, MAGNESIUM)
            .group(ConceptGroup.ECOG, TestCodes.LOINC, ECOG)
            .group(ConceptGroup.ECOG_GRADE_1, TestCodes.SNOMED, "422512005")
            .group(ConceptGroup.KARNOFSKY, TestCodes.LOINC, KARNOFSKY)
            .group(ConceptGroup.LIFE_EXPECTANCY, TestCodes.BONEWISE, "life-expectancy-months")
            .group(ConceptGroup.BMA_CONTINUATION_UNLIKELY, TestCodes.BONEWISE, "bma-continuation-unlikely")
            .group(ConceptGroup.NO_VENOUS_ACCESS, TestCodes.BONEWISE, "no-venous-access")
            .group(ConceptGroup.PREGNANCY_TEST, TestCodes.LOINC, HCG)
            .group(ConceptGroup.RESULT_POSITIVE, TestCodes.SNOMED, "10828004")
            .group(ConceptGroup.RESULT_NEGATIVE, TestCodes.SNOMED, "260385009")
            .group(ConceptGroup.PREGNANCY, TestCodes.SNOMED, "77386006")
            .group(ConceptGroup.PREGNANCY_STATUS, TestCodes.LOINC, "82810-3")
            .group(ConceptGroup.PREGNANCY_STATUS_VALUE, TestCodes.LOINC, "LA15173-0")
            .group(ConceptGroup.BREASTFEEDING, TestCodes.SNOMED, "169750002")
            .group(ConceptGroup.BREASTFEEDING_STATUS, TestCodes.LOINC, "63895-7")
            .group(ConceptGroup.ANSWER_YES, TestCodes.LOINC, "LA33-6")
            .group(ConceptGroup.FSH, TestCodes.LOINC, FSH)
            .group(ConceptGroup.ESTRADIOL, TestCodes.LOINC, OESTRADIOL, OESTRADIOL_MASS)
            .group(ConceptGroup.LAST_MENSTRUAL_PERIOD, TestCodes.LOINC, LAST_PERIOD)
            .group(ConceptGroup.LAST_MENSTRUAL_PERIOD, TestCodes.BONEWISE, "months-since-last-period")
            .group(ConceptGroup.POSTMENOPAUSAL, TestCodes.SNOMED, "76498008")
            .group(ConceptGroup.PREMENOPAUSAL, TestCodes.SNOMED, "22636003")
            .group(ConceptGroup.HYSTERECTOMY, TestCodes.SNOMED, "236886002")
            .group(ConceptGroup.OOPHORECTOMY, TestCodes.SNOMED, "83152002")
            .group(ConceptGroup.OOPHORECTOMY_BILATERAL, TestCodes.SNOMED, "29827000")
            .group(ConceptGroup.BOTH_SIDES, TestCodes.SNOMED, "51440002")
            .group(ConceptGroup.FEMALE_STERILISATION, TestCodes.SNOMED, "60890002")
            .group(ConceptGroup.CHILDBEARING_POTENTIAL, TestCodes.BONEWISE, "childbearing-potential")
            .group(ConceptGroup.GNRH_AGONIST, TestCodes.ATC, "L02AE")
            .group(ConceptGroup.TAMOXIFEN, TestCodes.ATC, "L02BA01")
            .group(ConceptGroup.CHEMOTHERAPY, TestCodes.ATC, "L01")
            .group(ConceptGroup.ZOLEDRONIC_ACID, TestCodes.ATC, "M05BA08")
            .group(ConceptGroup.ACUTE_KIDNEY_INJURY, ICD, "N17")
            .group(ConceptGroup.TEST_PATIENT, "http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST")
            .build();

    private Records() {}

    /** A context with the facts of this half, usual windows, bounds and parameters, and no data. */
    static TestFactContext.Builder empty() {
        TestFactContext.Builder builder = TestFactContext.of(ResultFactDefinitions.all(), CODES)
                .window("creatinine", 14)
                .window("calcium", 28)
                .window("vitamin-d-25oh", 180)
                .window("magnesium", 28)
                .window("weight", 90)
                .window("bmi", 365)
                .window("hcg", 7)
                .window("ecog", 90)
                .window("life-expectancy", 90)
                .plausible("calcium", "4", "20", "mg/dL")
                .plausible("ionised-calcium", "0.5", "3.0", "mmol/L")
                .plausible("albumin", "10", "60", "g/L")
                .plausible("creatinine", "0.2", "20", "mg/dL")
                .plausible("magnesium", "0.2", "4", "mmol/L")
                .plausible("weight", "30", "250", "kg")
                .plausible("height", "120", "230", "cm");
        return parameters(builder);
    }

    private static TestFactContext.Builder parameters(TestFactContext.Builder builder) {
        return builder.parameter("akiRiseMgPerDl", "0.3")
                .parameter("akiRiseUmolPerL", "26.5")
                .parameter("akiRatio", "1.5")
                .parameter("akiRiseHours", "48")
                .parameter("akiRatioDays", "7")
                .parameter("akiDiagnosisDays", "14")
                .parameter("adjustedWeightShare", "0.4")
                .parameter("albuminPairHours", "24")
                .parameter("hypercalcaemiaCalciumDays", "1")
                .parameter("baselineDays", "90")
                .parameter("courseGapFactor", "2")
                .parameter("karnofskyAsEcog4", "20")
                .parameter("fshPostmenopausalIuPerL", "30")
                .parameter("oestradiolPostmenopausalPgPerMl", "20")
                .parameter("oestradiolPostmenopausalPmolPerL", "73")
                .parameter("menopauseCertainAge", "60")
                .parameter("menopauseExcludedAge", "45")
                .parameter("menopauseHormoneDays", "90")
                .parameter("premenopausalDays", "365")
                .parameter("amenorrhoeaMonths", "12")
                .parameter("hormonesUncertainMonths", "24")
                .parameter("childbearingFromAge", "12")
                .parameter("childbearingToAge", "54")
                .parameter("pregnancyTestPositiveIuPerL", "5")
                .parameter("pregnancyDays", "300")
                .parameter("positivePregnancyTestDays", "42")
                .parameter("negativePregnancyTestDays", "365")
                .parameter("breastFeedingDays", "365");
    }

    /** A patient born on {@code birth}. */
    static Patient patient(AdministrativeGender sex, String birth) {
        Patient patient = new Patient().setGender(sex).setBirthDateElement(new DateType(birth));
        patient.setId("p1");
        return patient;
    }

    /** A woman of 60 years: too old for doubt about menopause, old enough for the formulas. */
    static Patient woman() {
        return patient(AdministrativeGender.FEMALE, "1966-03-10");
    }

    static Patient man() {
        return patient(AdministrativeGender.MALE, "1966-03-10");
    }

    /** A final result in UCUM. */
    static Observation lab(String code, String when, String value, String unit) {
        return observation(TestCodes.LOINC, code, when, quantity(value, unit));
    }

    static Quantity quantity(String value, String unit) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setUnit(unit)
                .setSystem(UCUM)
                .setCode(unit);
    }

    static Quantity quantity(Quantity.QuantityComparator comparator, String value, String unit) {
        return quantity(value, unit).setComparator(comparator);
    }

    static Observation observation(String system, String code, String when, Type value) {
        Observation observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(concept(system, code))
                .setEffective(new DateTimeType(when))
                .setValue(value);
        observation.setId(code + "-" + when.replaceAll("[^0-9T]", ""));
        return observation;
    }

    static Observation truth(String code, String when, boolean value) {
        return observation(TestCodes.BONEWISE, code, when, new BooleanType(value));
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding(system, code, null));
    }

    static Condition condition(String system, String code, String onset) {
        Condition condition = new Condition().setCode(concept(system, code)).setOnset(new DateTimeType(onset));
        condition.setId("c-" + code);
        return condition;
    }

    static Procedure procedure(String code) {
        Procedure procedure =
                new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED).setCode(concept(TestCodes.SNOMED, code));
        procedure.setId("pr-" + code);
        return procedure;
    }

    static MedicationRequest medicine(String atc, String since) {
        MedicationRequest request = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setMedication(concept(TestCodes.ATC, atc))
                .setAuthoredOnElement(new DateTimeType(since));
        request.setId("m-" + atc);
        return request;
    }

    static MedicationAdministration dose(String atc, String when) {
        MedicationAdministration dose = new MedicationAdministration()
                .setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED)
                .setMedication(concept(TestCodes.ATC, atc))
                .setEffective(new DateTimeType(when));
        dose.setId("d-" + when);
        return dose;
    }
}
