package org.bonewise.knowledge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The JSON files of the artefact folder, parsed strictly. */
final class ArtefactFiles {

    private static final String MANIFEST = "package.json";

    private final Map<String, IBaseResource> resources = new LinkedHashMap<>();

    /** Reads all; what cannot be read is noted as a problem. */
    ArtefactFiles(Path folder, FhirContext context, List<ArtefactProblem> problems) {
        IParser parser = context.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        for (Path file : jsonFiles(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            try {
                resources.put(name, parser.parseResource(Files.readString(file)));
            } catch (DataFormatException | CharacterCodingException e) {
                problems.add(new ArtefactProblem(name, "", "is not a FHIR R4 resource: " + e.getMessage()));
            } catch (IOException e) {
                problems.add(new ArtefactProblem(name, "", "cannot be read: let the service read the file"));
            }
        }
    }

    private static List<Path> jsonFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw refused(
                    folder,
                    (Files.exists(folder) ? "is a file, not a folder" : "there is no such folder")
                            + ": start in the folder that holds fhir-profiles, or set bonewise.fhir-profiles-directory");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().equals(MANIFEST))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw refused(
                        folder, "holds no artefacts: set bonewise.fhir-profiles-directory to the folder that does");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw refused(folder, "cannot be listed (" + e.getMessage() + "): let the service read it and its folders");
        }
    }

    private static KnowledgeException refused(Path folder, String reason) {
        return new KnowledgeException(
                List.of(new ArtefactProblem(folder.toAbsolutePath().toString(), "", reason)));
    }

    /** A resource and where it stands. */
    record Found<T>(String file, T resource) {}

    /** All resources of a type, in the order of their file names. */
    <T> List<Found<T>> all(Class<T> type) {
        List<Found<T>> found = new ArrayList<>();
        resources.forEach((file, resource) -> {
            if (type.isInstance(resource)) {
                found.add(new Found<>(file, type.cast(resource)));
            }
        });
        return found;
    }
}
