package org.bonewise.patient;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.CodeGroups;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** One patient's record at one moment: the resources given, and the readers that put them in our terms. */
public final class PatientRecord {

    private final PatientData data;
    private final CodeGroups codes;
    private final ZonedDateTime now;

    /**
     * Reads nothing yet: readers work when first asked.
     *
     * @param now the moment of the call in the service's time zone
     */
    public PatientRecord(PatientData data, CodeGroups codes, ZonedDateTime now) {
        this.data = data;
        this.codes = codes;
        this.now = now;
    }

    /** Codes by which concepts are recognised. */
    public CodeGroups codes() {
        return codes;
    }

    /** The moment of the call. */
    public ZonedDateTime now() {
        return now;
    }

    /** The day of the call in the service's time zone. */
    public LocalDate today() {
        return now.toLocalDate();
    }

    /** The Patient resource, if it could be read. */
    public Optional<Patient> patient() {
        return all(Patient.class).stream().findFirst();
    }

    /** All resources of a type, as given. */
    public <T extends Resource> List<T> all(Class<T> type) {
        return data.resources().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Whether the whole list of a FHIR type was given, so that nothing in it means none. */
    public boolean delivered(String type) {
        return data.delivered().contains(type);
    }

    /** What the EHR gave. */
    public PatientData data() {
        return data;
    }
}
