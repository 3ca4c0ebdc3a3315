package org.bonewise.ehr;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the EHR knows of its patients: the published examples. */
final class Records {

    private static final JsonMapper JSON = new JsonMapper();

    private final FhirContext fhir;
    private final Visits visits;
    private final AtomicInteger strays = new AtomicInteger();

    Records(FhirContext fhir, Visits visits) {
        this.fhir = fhir;
        this.visits = visits;
    }

    Visit open() {
        return visits.open();
    }

    /** Notes a request to an address of this machine that belongs to no record. */
    void stray() {
        strays.incrementAndGet();
    }

    int strays() {
        return strays.get();
    }

    /**
     * The request of an example, whose record the visit holds from then on.
     *
     * @param situation {@code service/name}
     */
    ObjectNode example(String situation, Visit visit) {
        String[] parts = situation.split("/", 2);
        ObjectNode request =
                (ObjectNode) JSON.readTree(text(Path.of("hooks", parts[0], "examples", parts[1] + ".request.json")));
        for (JsonNode value : request.path("prefetch")) {
            if (value.path("resourceType").stringValue("").equals("Bundle")) {
                value.path("entry").forEach(entry -> hold(entry.path("resource"), visit));
            } else {
                hold(value, visit);
            }
        }
        return request;
    }

    private void hold(JsonNode resource, Visit visit) {
        visit.hold((Resource) fhir.newJsonParser().parseResource(resource.toString()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
