package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Who the patient is. */
final class PatientFacts {

    static final String FEMALE = "female";
    static final String MALE = "male";
    private static final String BIRTH_SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex";

    private PatientFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.words(
                                "sex",
                                PATIENT,
                                "female or male: extension us-core-birthsex F or M, else Patient.gender; any other value is"
                                        + " unknown"),
                        PatientFacts::sex),
                new OneFact(
                        FactDeclaration.decimal(
                                "ageYears",
                                "a",
                                PATIENT,
                                "Whole years from Patient.birthDate to today; a range when only year or month of birth is"
                                        + " known"),
                        PatientFacts::age),
                new OneFact(
                        FactDeclaration.flag(
                                "deceased", PATIENT, "Patient.deceasedBoolean is true, or deceasedDateTime is given"),
                        PatientFacts::deceased),
                new OneFact(
                        FactDeclaration.flag(
                                "testPatient",
                                PATIENT,
                                "Patient.meta.tag or meta.security is in the group test-patient"),
                        PatientFacts::testPatient));
    }

    private static Fact sex(FactBuilder fact, FactContext context) {
        Patient patient = context.record().patient().orElse(null);
        if (patient == null) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        Extension birthSex = patient.getExtensionByUrl(BIRTH_SEX);
        String written = birthSex == null || birthSex.getValue() == null
                ? ""
                : birthSex.getValue().primitiveValue();
        String sex = "F".equals(written) ? FEMALE : "M".equals(written) ? MALE : genderOf(patient);
        return sex == null
                ? fact.unknown(UnknownReason.NOT_RECORDED)
                : fact.because(evidence(patient, "Sex " + sex)).word(sex);
    }

    private static @Nullable String genderOf(Patient patient) {
        return switch (patient.getGender()) {
            case FEMALE -> FEMALE;
            case MALE -> MALE;
            case null, default -> null;
        };
    }

    private static Fact age(FactBuilder fact, FactContext context) {
        Patient patient = context.record().patient().orElse(null);
        if (patient == null) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        Interval age = ageOn(patient, context.record().today());
        if (age == null) {
            return fact.unknown(UnknownReason.NOT_RECORDED);
        }
        return fact.because(evidence(
                        patient, "Born " + patient.getBirthDateElement().getValueAsString()))
                .number(age);
    }

    /** Whole years on {@code day}; {@code null} when the date of birth is unknown or after that day. */
    static @Nullable Interval ageOn(Patient patient, LocalDate day) {
        if (!patient.hasBirthDate()) {
            return null;
        }
        DateRange birth = DateRange.read(patient.getBirthDateElement());
        if (birth == null || birth.earliest().isAfter(day)) {
            return null;
        }
        long atLeast = Math.max(0, ChronoUnit.YEARS.between(birth.latest(), day));
        return Interval.between(atLeast, ChronoUnit.YEARS.between(birth.earliest(), day));
    }

    private static Fact deceased(FactBuilder fact, FactContext context) {
        Patient patient = context.record().patient().orElse(null);
        return switch (patient == null ? null : patient.getDeceased()) {
            case BooleanType dead
            when dead.booleanValue() && patient != null ->
                fact.because(evidence(patient, "Deceased")).flag(true);
            case DateTimeType died
            when died.hasValue() && patient != null ->
                fact.because(evidence(patient, "Deceased " + died.getValueAsString()))
                        .flag(true);
            case null, default -> fact.flag(false);
        };
    }

    private static Fact testPatient(FactBuilder fact, FactContext context) {
        Patient patient = context.record().patient().orElse(null);
        return patient != null && isTest(patient, context.record().codes())
                ? fact.because(evidence(patient, "Test patient")).flag(true)
                : fact.flag(false);
    }

    private static boolean isTest(Patient patient, CodeGroups codes) {
        return Stream.concat(patient.getMeta().getTag().stream(), patient.getMeta().getSecurity().stream())
                .anyMatch(label -> codes.in(ConceptGroup.TEST_PATIENT, new CodeableConcept().addCoding(label)));
    }

    private static Evidence evidence(Patient patient, String display) {
        return new Evidence("Patient/" + patient.getIdElement().getIdPart(), display, null);
    }
}
