package org.bonewise.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample patients under {@code demo/patients}: {@code index.json} lists them, {@code <id>.json} is a FHIR R4
 * collection Bundle with the whole record, {@code staff.json} holds the people who treat them. Dates in the Bundles are
 * relative to today, see {@link RelativeDates}.
 */
final class SamplePatients {

    private static final String FOLDER = "/demo/patients/";

    private final FhirContext fhir;
    private final List<PatientStory> stories;

    SamplePatients(FhirContext fhir) {
        this.fhir = fhir;
        this.stories = List.copyOf(JsonMapper.builder()
                .build()
                .readValue(read("index.json"), Index.class)
                .patients());
    }

    /** All patients, in the order of the page. */
    List<PatientStory> stories() {
        return stories;
    }

    /** Every resource of every record, with dates as seen on this day. */
    List<Resource> resources(LocalDate today) {
        return Stream.concat(stories.stream().map(PatientStory::id), Stream.of("staff"))
                .flatMap(id -> record(id, today).getEntry().stream())
                .map(BundleEntryComponent::getResource)
                .map(SamplePatients::withoutServer)
                .toList();
    }

    /** One record as the collection Bundle of its file, with dates as seen on this day. */
    Bundle record(String id, LocalDate today) {
        return fhir.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(Bundle.class, RelativeDates.resolve(read(id + ".json"), today));
    }

    // The parser puts the fullUrl of the entry into the id; the sandbox answers under an address of its own.
    private static Resource withoutServer(Resource resource) {
        resource.setId(resource.getIdElement().toUnqualifiedVersionless());
        return resource;
    }

    private static String read(String file) {
        try (InputStream in = SamplePatients.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("There is no sample record " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Index(List<PatientStory> patients) {}
}
