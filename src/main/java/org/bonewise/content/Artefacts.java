package org.bonewise.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bonewise.files.MergedFile;
import org.bonewise.files.MergedFolder;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;

/**
 * What the artefacts tell their readers beyond what is decided by: descriptions, marks, terms as written.
 *
 * @param plans by file
 * @param libraries by file
 */
record Artefacts(Map<String, PlanDefinition> plans, Map<String, Library> libraries) {

    private static final String EXTENSIONS = "https://bonewise.github.io/fhir/StructureDefinition/";
    private static final List<String> FOLDERS = List.of("guidelines", "safety", "terms");

    /** Reads the folder, which was found sound before. */
    static Artefacts read(MergedFolder folder, FhirContext context) {
        IParser parser = context.newJsonParser();
        Artefacts artefacts = new Artefacts(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (MergedFile file : folder.files()) {
            if (FOLDERS.contains(file.name().replaceFirst("/.*", ""))
                    && file.name().endsWith(".json")) {
                switch (parser.parseResource(text(file.path()))) {
                    case PlanDefinition plan -> artefacts.plans.put(file.name(), plan);
                    case Library library -> artefacts.libraries.put(file.name(), library);
                    default -> {}
                }
            }
        }
        return artefacts;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a plan. */
    Optional<String> file(String url) {
        return plans.entrySet().stream()
                .filter(plan -> url.equals(plan.getValue().getUrl()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** An action by its id, at any depth. */
    Optional<PlanDefinitionActionComponent> action(String file, String id) {
        PlanDefinition plan = plans.get(file);
        return plan == null ? Optional.empty() : within(plan.getAction(), id);
    }

    private static Optional<PlanDefinitionActionComponent> within(
            List<PlanDefinitionActionComponent> actions, String id) {
        return actions.stream()
                .flatMap(action -> Stream.concat(
                        Stream.of(action).filter(one -> id.equals(one.getId())),
                        within(action.getAction(), id).stream()))
                .findFirst();
    }

    /** Texts of an extension of ours. */
    static List<String> marks(List<Extension> extensions, String name) {
        return all(extensions, name).stream()
                .flatMap(extension -> Stream.ofNullable(extension.getValue().primitiveValue()))
                .toList();
    }

    /** Extensions of ours by name. */
    static List<Extension> all(List<Extension> extensions, String name) {
        return extensions.stream()
                .filter(extension -> (EXTENSIONS + name).equals(extension.getUrl()))
                .toList();
    }
}
