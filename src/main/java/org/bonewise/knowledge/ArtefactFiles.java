package org.bonewise.knowledge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bonewise.files.MergedFile;
import org.bonewise.files.MergedFolder;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** The JSON files of the artefact folder, parsed strictly. */
final class ArtefactFiles {

    static final String MANIFEST = "package.json";

    private static final String OWN_SETTING = "bonewise.site.fhir-profiles-directory";

    private final MergedFolder folder;

    private final Map<String, IBaseResource> resources = new LinkedHashMap<>();

    /** Reads a folder as it was shipped; what cannot be read is noted as a problem. */
    ArtefactFiles(Path folder, FhirContext context, List<ArtefactProblem> problems) {
        this(merged(folder, null), context, problems);
    }

    /** Reads all; what cannot be read is noted as a problem. */
    ArtefactFiles(MergedFolder folder, FhirContext context, List<ArtefactProblem> problems) {
        this.folder = folder;
        IParser parser = context.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        Map<String, String> ids = new HashMap<>();
        for (MergedFile file : folder.files()) {
            if (isResource(file)) {
                read(file, parser, ids, problems);
            }
        }
        if (resources.isEmpty() && problems.isEmpty()) {
            throw refused(
                    folder.shipped(),
                    "holds no artefacts: set bonewise.fhir-profiles-directory to the folder that does");
        }
        new OwnFiles(parser, problems).check(folder, resources);
    }

    /**
     * The folder with the hospital's own laid over it.
     *
     * @throws KnowledgeException when there is no such folder
     */
    static MergedFolder merged(Path folder, @Nullable Path own) {
        if (!Files.isDirectory(folder)) {
            throw refused(
                    folder,
                    (Files.exists(folder) ? "is a file, not a folder" : "there is no such folder")
                            + ": start in the folder that holds fhir-profiles, or set bonewise.fhir-profiles-directory");
        }
        return MergedFolder.of(folder, own, OWN_SETTING);
    }

    private static boolean isResource(MergedFile file) {
        return file.name().endsWith(".json")
                && !file.name().substring(file.name().lastIndexOf('/') + 1).equals(MANIFEST);
    }

    private void read(MergedFile file, IParser parser, Map<String, String> ids, List<ArtefactProblem> problems) {
        String name = file.name();
        try {
            IBaseResource resource = parser.parseResource(Files.readString(file.path()));
            resources.put(name, resource);
            String before = ids.putIfAbsent(
                    resource.fhirType() + "/" + resource.getIdElement().getIdPart(), name);
            if (before != null) {
                problems.add(new ArtefactProblem(name, "", "id used twice: " + before + " has it too"));
            }
        } catch (DataFormatException | CharacterCodingException e) {
            problems.add(new ArtefactProblem(name, "", "is not a FHIR R4 resource: " + e.getMessage()));
        } catch (IOException e) {
            problems.add(new ArtefactProblem(name, "", "cannot be read: let the service read the file"));
        }
    }

    /** The files that they were read from. */
    MergedFolder folder() {
        return folder;
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
