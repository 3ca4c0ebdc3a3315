package org.bonewise.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bonewise.fhir.PatientData;
import org.bonewise.guideline.Occasion;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;

/** The FHIR resources of a case's patient. */
final class CaseRecord {

    private static final String PATIENT_ID = "p1";
    private static final int DAYS_SINCE_BIRTHDAY = 100;
    private static final Set<String> TYPES = Set.of(
            "Patient",
            "Condition",
            "Observation",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "Procedure",
            "ServiceRequest",
            "AllergyIntolerance",
            "FamilyMemberHistory",
            "Appointment");

    private final List<Resource> resources = new ArrayList<>();
    private final List<Resource> drafts = new ArrayList<>();
    private final List<Resource> bookings = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>(TYPES);

    CaseRecord(JsonNode patient, JsonNode codes) {
        CaseWords words = new CaseWords(codes);
        CaseDiagnoses diagnoses = new CaseDiagnoses(words);
        CaseMedicines medicines = new CaseMedicines(words);
        CaseResults results = new CaseResults(words);
        resources.add(patient(patient, words));
        patient.path("results").properties().forEach(result -> {
            if (result.getValue().isArray()) {
                result.getValue().forEach(one -> resources.add(results.result(result.getKey(), one.asString())));
            } else if (!result.getValue().isNull()) {
                resources.add(results.result(result.getKey(), result.getValue().asString()));
            }
        });
        each(patient, "diagnoses", resources, diagnoses::condition);
        each(patient, "procedures", resources, diagnoses::procedure);
        each(patient, "services", resources, diagnoses::service);
        each(patient, "allergies", resources, diagnoses::allergy);
        each(patient, "family", resources, diagnoses::relative);
        each(patient, "doses", resources, medicines::dose);
        each(patient, "medicines", resources, medicines::order);
        each(patient, "appointments", resources, text -> appointment(text, words));
        each(patient, "drafts", drafts, medicines::draft);
        each(patient, "draftServices", drafts, diagnoses::draft);
        each(patient, "bookings", bookings, text -> appointment(text, words));
        patient.path("notDelivered").forEach(type -> delivered.remove(type.asString()));
        number(resources, "record");
        number(drafts, "draft");
        number(bookings, "booking");
    }

    PatientData data() {
        return new PatientData(
                PATIENT_ID,
                resources,
                delivered,
                List.of(),
                Stream.concat(drafts.stream(), bookings.stream()).toList());
    }

    /** All that is on record. */
    List<Resource> resources() {
        return resources;
    }

    List<Resource> drafts() {
        return drafts;
    }

    List<Resource> bookings() {
        return bookings;
    }

    /** The hook at which the case comes up: drafts are signed, bookings made, else the chart is opened. */
    String hook() {
        if (!drafts.isEmpty()) {
            return "order-sign";
        }
        return bookings.isEmpty() ? "patient-view" : "appointment-book";
    }

    /** What the clinician is doing at that hook. */
    Occasion occasion() {
        if (!drafts.isEmpty()) {
            return Occasion.workingOn(drafts).signing();
        }
        return bookings.isEmpty() ? Occasion.CHART : Occasion.workingOn(bookings);
    }

    private static void number(List<Resource> some, String prefix) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).getIdPart() == null) {
                some.get(i).setId(prefix + "-" + (i + 1));
            }
        }
    }

    private static void each(JsonNode patient, String part, List<Resource> into, Function<Phrase, Resource> reader) {
        patient.path(part).forEach(text -> {
            Phrase phrase = new Phrase(text.asString());
            into.add(reader.apply(phrase));
            phrase.end();
        });
    }

    private static Patient patient(JsonNode json, CaseWords words) {
        Patient patient = new Patient();
        patient.setId(PATIENT_ID);
        if (!json.path("sex").isNull()) {
            patient.setGender(AdministrativeGender.fromCode(json.path("sex").asString()));
        }
        if (!json.path("age").isNull()) {
            patient.setBirthDateElement(new DateType(Cases.TODAY
                    .minusYears(json.path("age").asInt())
                    .minusDays(DAYS_SINCE_BIRTHDAY)
                    .toString()));
        }
        if (json.path("deceased").asBoolean()) {
            patient.setDeceased(new org.hl7.fhir.r4.model.BooleanType(true));
        }
        if (json.path("testPatient").asBoolean()) {
            patient.getMeta().addTag(words.concept("test patient").getCodingFirstRep());
        }
        return patient;
    }

    private static Appointment appointment(Phrase phrase, CaseWords words) {
        Appointment appointment = new Appointment().setStatus(Appointment.AppointmentStatus.BOOKED);
        appointment.addServiceType(words.concept(phrase.head()));
        appointment.setStart(java.util.Date.from(phrase.when(0).toInstant()));
        return appointment;
    }
}
