package org.bonewise.cdshooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads {@code <directory>/<id>/service.json} and refuses a broken one, naming file and field. */
final class ServiceFiles {

    /** Not published: names the service whose queries this one publishes as its own. */
    private static final String PREFETCH_AS = "prefetchAs";

    private static final Set<String> MEMBERS =
            Set.of("hook", "title", "description", "id", "prefetch", PREFETCH_AS, "usageRequirements", "extension");

    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    private ServiceFiles() {}

    /**
     * All services of a folder, in the order of their ids.
     *
     * @throws StartRefusedException when the folder or a file in it is not as it must be
     */
    static List<ServiceDefinition> readAll(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StartRefusedException("bonewise.hooks-directory is '" + directory
                    + "', which is no folder: set it to the folder that holds one folder per service");
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(ServiceFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new StartRefusedException(
                    "bonewise.hooks-directory is '" + directory + "', which cannot be listed: let the service read it",
                    e);
        }
    }

    private static ServiceDefinition read(Path folder) {
        Path file = folder.resolve("service.json");
        JsonNode root = parse(file);
        for (String member : root.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                throw refused(file, member, "is not a member of a service: remove it or correct its name");
            }
        }
        String id = text(file, root, "id");
        if (!id.equals(String.valueOf(folder.getFileName()))) {
            throw refused(file, "id", "is '" + id + "': it must be the name of the folder");
        }
        if (!id.matches(ID)) {
            throw refused(file, "id", "must hold lower-case letters, digits and hyphens only");
        }
        String hook = text(file, root, "hook");
        return new ServiceDefinition(
                hook,
                optionalText(file, root, "title"),
                text(file, root, "description"),
                id,
                prefetch(file, hook, queries(file, root)),
                optionalText(file, root, "usageRequirements"));
    }

    private static JsonNode queries(Path file, JsonNode root) {
        if (!root.has(PREFETCH_AS)) {
            return root.path("prefetch");
        }
        String other = text(file, root, PREFETCH_AS);
        Path source = file.resolveSibling("../" + other + "/service.json").normalize();
        if (root.has("prefetch") || !other.matches(ID) || !Files.isRegularFile(source)) {
            throw refused(file, PREFETCH_AS, "is '" + other + "': name another service here, or write prefetch itself");
        }
        JsonNode prefetch = parse(source).path("prefetch");
        if (prefetch.isMissingNode()) {
            throw refused(file, PREFETCH_AS, "is '" + other + "', which has no prefetch of its own: name one that has");
        }
        return prefetch;
    }

    private static JsonNode parse(Path file) {
        try {
            JsonNode root = HookJson.read(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new StartRefusedException(file + ": must be a JSON object");
            }
            return root;
        } catch (IOException e) {
            throw new StartRefusedException(file + ": cannot be read: add it or remove its folder", e);
        } catch (JacksonException e) {
            throw new StartRefusedException(file + ": is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, String> prefetch(Path file, String hook, JsonNode prefetch) {
        Map<String, String> templates = new LinkedHashMap<>();
        if (!prefetch.isMissingNode() && (!prefetch.isObject() || prefetch.isEmpty())) {
            throw refused(file, "prefetch", "must be an object with at least one template, or be left out");
        }
        for (String key : prefetch.propertyNames()) {
            String template = text(file, prefetch, key, "prefetch." + key);
            TemplateLint.complaint(hook, new PrefetchTemplate(key, template)).ifPresent(complaint -> {
                throw refused(file, "prefetch." + key, complaint);
            });
            templates.put(key, template);
        }
        return Collections.unmodifiableMap(templates);
    }

    private static String text(Path file, JsonNode parent, String member) {
        return text(file, parent, member, member);
    }

    private static String text(Path file, JsonNode parent, String member, String field) {
        String text = parent.path(member).stringValue("");
        if (text.isBlank()) {
            throw refused(file, field, "must be a string that is not blank");
        }
        return text;
    }

    private static @Nullable String optionalText(Path file, JsonNode root, String member) {
        return root.has(member) ? text(file, root, member) : null;
    }

    private static StartRefusedException refused(Path file, String field, String complaint) {
        return new StartRefusedException(file + ": field '" + field + "' " + complaint);
    }
}
