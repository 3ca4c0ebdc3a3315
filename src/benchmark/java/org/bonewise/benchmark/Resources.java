package org.bonewise.benchmark;

import java.time.LocalDate;

/** FHIR resources as EHRs write them, in JSON of 500 to 1,300 bytes each. */
final class Resources {

    static final String PATIENT = "bench";

    private static final String LOINC = "http://loinc.org";
    private static final String LOCAL = "urn:oid:1.2.3.4.5.6.7";

    private Resources() {}

    static String patient() {
        return """
                {"resourceType":"Patient","id":"%s","meta":{"versionId":"7","lastUpdated":"2026-01-05T08:12:44.120+01:00"},\
                "identifier":[{"use":"usual","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203",\
                "code":"MR"}]},"system":"https://hospital.example.org/mrn","value":"MRN-1"}],"active":true,\
                "name":[{"use":"official","family":"Example","given":["Anna"]}],"gender":"female","birthDate":"1961-03-02",\
                "address":[{"use":"home","line":["1 Station Road"],"city":"Example","postalCode":"1000"}]}""".formatted(PATIENT);
    }

    static String condition(int number, String coding, String text, LocalDate day) {
        return """
                {"resourceType":"Condition","id":"condition-%d",%s,"clinicalStatus":{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"verificationStatus":{"coding":[\
                {"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},"category":[{\
                "coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"problem-list-item",\
                "display":"Problem List Item"}]}],"code":{%s"text":"%s"},"subject":{"reference":"Patient/%s"},\
                "encounter":{"reference":"Encounter/encounter-%d"},"onsetDateTime":"%s","recordedDate":"%s",\
                "recorder":{"reference":"Practitioner/dr-%d"}}""".formatted(number, meta(day), codings(coding), text, PATIENT, number, day, day, number % 7);
    }

    static String laboratory(int number, String loinc, String display, String value, String unit, LocalDate day) {
        return observation(number, coding(LOINC, loinc, display), display, "laboratory", value, unit, day);
    }

    static String vitalSign(int number, String loinc, String display, String value, String unit, LocalDate day) {
        return observation(number, coding(LOINC, loinc, display), display, "vital-signs", value, unit, day);
    }

    static String localLaboratory(int number, String display, String value, String unit, LocalDate day) {
        return observation(number, coding(LOCAL, "L" + number % 90, display), display, "laboratory", value, unit, day);
    }

    private static String observation(
            int number, String coding, String text, String category, String value, String unit, LocalDate day) {
        return """
                {"resourceType":"Observation","id":"observation-%d",%s,"identifier":[{"system":\
                "https://laboratory.example.org/result","value":"R%d"}],"status":"final","category":[{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/observation-category","code":"%s"}]}],"code":{%s"text":"%s"},\
                "subject":{"reference":"Patient/%s","display":"Anna Example"},"encounter":{"reference":"Encounter/e-%d"},\
                "effectiveDateTime":"%sT07:30:00+01:00","issued":"%sT11:02:17.000+01:00","performer":[{"reference":\
                "Organization/laboratory","display":"Clinical biochemistry"}],"valueQuantity":{"value":%s,"unit":"%s",\
                "system":"http://unitsofmeasure.org","code":"%s"},"referenceRange":[{"low":{"value":1.0,"unit":"%s"},\
                "high":{"value":400.0,"unit":"%s"},"text":"1.0 to 400.0"}]}""".formatted(
                        number,
                        meta(day),
                        number,
                        category,
                        codings(coding),
                        text,
                        PATIENT,
                        number,
                        day,
                        day,
                        value,
                        unit,
                        unit,
                        unit,
                        unit);
    }

    static String medicationRequest(int number, String coding, String text, LocalDate day) {
        return """
                {"resourceType":"MedicationRequest","id":"request-%d",%s,"status":"active","intent":"order","category":[{\
                "coding":[{"system":"http://terminology.hl7.org/CodeSystem/medicationrequest-category","code":"community"}]}],\
                "medicationCodeableConcept":{%s"text":"%s"},"subject":{"reference":"Patient/%s"},"encounter":{"reference":\
                "Encounter/e-%d"},"authoredOn":"%sT10:20:00+01:00","requester":{"reference":"Practitioner/dr-%d"},\
                "dosageInstruction":[{"text":"1 tablet daily","timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},\
                "route":{"coding":[{"system":"http://snomed.info/sct","code":"26643006","display":"Oral route"}]},\
                "doseAndRate":[{"doseQuantity":{"value":1,"unit":"tablet"}}]}],"dispenseRequest":{"quantity":{"value":98,\
                "unit":"tablet"},"expectedSupplyDuration":{"value":98,"unit":"d"}}}""".formatted(number, meta(day), codings(coding), text, PATIENT, number, day, number % 7);
    }

    static String medicationAdministration(int number, String coding, String text, LocalDate day) {
        return """
                {"resourceType":"MedicationAdministration","id":"administration-%d",%s,"status":"completed",\
                "medicationCodeableConcept":{%s"text":"%s"},"subject":{"reference":"Patient/%s"},"context":{"reference":\
                "Encounter/e-%d"},"effectiveDateTime":"%sT09:00:00+01:00","performer":[{"actor":{"reference":\
                "Practitioner/nurse-%d"}}],"dosage":{"text":"1 tablet","dose":{"value":1,"unit":"tablet"}}}""".formatted(number, meta(day), codings(coding), text, PATIENT, number, day, number % 9);
    }

    static String procedure(int number, String coding, String text, LocalDate day) {
        return """
                {"resourceType":"Procedure","id":"procedure-%d",%s,"status":"completed","code":{%s"text":"%s"},"subject":{\
                "reference":"Patient/%s"},"encounter":{"reference":"Encounter/e-%d"},"performedDateTime":"%s","performer":[{\
                "actor":{"reference":"Practitioner/dr-%d"}}],"reasonCode":[{"text":"Follow-up"}]}""".formatted(number, meta(day), codings(coding), text, PATIENT, number, day, number % 7);
    }

    static String serviceRequest(int number, String coding, String text, LocalDate day) {
        return """
                {"resourceType":"ServiceRequest","id":"service-%d",%s,"status":"completed","intent":"order","code":{%s\
                "text":"%s"},"subject":{"reference":"Patient/%s"},"encounter":{"reference":"Encounter/e-%d"},\
                "authoredOn":"%s","requester":{"reference":"Practitioner/dr-%d"}}""".formatted(number, meta(day), codings(coding), text, PATIENT, number, day, number % 7);
    }

    static String appointment(int number, LocalDate day) {
        return """
                {"resourceType":"Appointment","id":"appointment-%d",%s,"status":"fulfilled","description":"Follow-up",\
                "start":"%sT09:00:00+01:00","end":"%sT09:30:00+01:00","participant":[{"actor":{"reference":"Patient/%s"},\
                "status":"accepted"},{"actor":{"reference":"Practitioner/dr-%d"},"status":"accepted"}]}""".formatted(number, meta(day), day, day, PATIENT, number % 7);
    }

    static String coding(String system, String code, String display) {
        return "{\"system\":\"" + system + "\",\"code\":\"" + code + "\",\"display\":\"" + display + "\"}";
    }

    private static String codings(String codings) {
        return codings.isEmpty() ? "" : "\"coding\":[" + codings + "],";
    }

    private static String meta(LocalDate day) {
        return "\"meta\":{\"versionId\":\"1\",\"lastUpdated\":\"" + day + "T12:00:00.000+01:00\"}";
    }
}
