package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tells the context patient's resources from those of others, on the JSON, before anything is parsed. */
final class PatientCheck {

    private static final Pattern TYPE_AND_ID =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-._]{1,128})(?:/_history/[^/]+)?");

    private final String patientId;
    private final String relative;
    private final Map<String, String> addresses;

    /**
     * @param patientId bare id of the context patient
     * @param addresses {@code fullUrl} to {@code Type/id} of all resources at hand
     */
    PatientCheck(String patientId, Map<String, String> addresses) {
        this.patientId = patientId;
        this.relative = "Patient/" + patientId;
        this.addresses = addresses;
    }

    /** Whether a resource speaks of someone else. One that names nobody came in answer to a query for this patient. */
    boolean isOfAnother(Entry entry) {
        if (entry.type().equals("Patient")) {
            return !entry.id().isEmpty() && !entry.id().equals(patientId);
        }
        for (String field : List.of("subject", "patient")) {
            for (JsonNode one : each(entry.resource().path(field))) {
                String reference = reference(one);
                if (!reference.isEmpty() && !isContextPatient(reference)) {
                    return true;
                }
            }
        }
        List<String> patients = participants(entry.resource());
        return !patients.isEmpty() && patients.stream().noneMatch(this::isContextPatient);
    }

    private List<String> participants(JsonNode resource) {
        List<String> patients = new ArrayList<>();
        for (JsonNode participant : each(resource.path("participant"))) {
            String reference = reference(participant.path("actor"));
            if (canonical(reference).startsWith("Patient/")) {
                patients.add(reference);
            }
        }
        return patients;
    }

    /** One where a list belongs, or a list where one belongs, is read by the parser too: neither may hide whose it is. */
    private static Iterable<JsonNode> each(JsonNode value) {
        return value.isArray() ? value : List.of(value);
    }

    private static String reference(JsonNode value) {
        return value.isString() ? value.stringValue() : value.path("reference").stringValue("");
    }

    private boolean isContextPatient(String reference) {
        return reference.equals("urn:uuid:" + patientId) || canonical(reference).equals(relative);
    }

    /** {@code Type/id}; the base address is left aside, since a server behind a proxy writes another than we call. */
    private String canonical(String reference) {
        String known = addresses.get(reference);
        if (known != null) {
            return known;
        }
        if (reference.equals(relative)) {
            return reference;
        }
        Matcher matcher = TYPE_AND_ID.matcher(reference);
        return matcher.matches() ? matcher.group(1) + "/" + matcher.group(2) : "";
    }
}
