package org.bonewise.cdshooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bonewise.files.MergedFile;
import org.bonewise.files.MergedFolder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads {@code <directory>/<id>/service.json}, ours and a hospital's, and refuses a broken one, naming file and field. */
final class ServiceFiles {

    /** Not published: names the service whose queries this one publishes as its own. */
    private static final String PREFETCH_AS = "prefetchAs";

    private static final Set<String> MEMBERS =
            Set.of("hook", "title", "description", "id", "prefetch", PREFETCH_AS, "usageRequirements", "extension");

    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final String FILE = "service.json";

    /** What a hospital may lay over ours: services, and their examples, which nothing reads. */
    private static final Pattern OWN = Pattern.compile("[^/]+/(service\\.json|examples/.+)");

    private ServiceFiles() {}

    /** All services of a folder as it was shipped. @throws StartRefusedException as below */
    static List<ServiceDefinition> readAll(Path directory) {
        return readAll(folder(directory, null));
    }

    /**
     * The folder with the hospital's own laid over it.
     *
     * @param own the hospital's; {@code null} for none
     * @throws StartRefusedException when there is no such folder
     * @throws org.bonewise.files.FolderRefusedException when one of them cannot be read
     */
    static MergedFolder folder(Path directory, @Nullable Path own) {
        if (!Files.isDirectory(directory)) {
            throw new StartRefusedException("bonewise.hooks-directory is '" + directory
                    + "', which is no folder: set it to the folder that holds one folder per service");
        }
        return MergedFolder.of(directory, own, "bonewise.site.hooks-directory");
    }

    /**
     * All services, in the order of their ids.
     *
     * @throws StartRefusedException when a file is not as it must be
     */
    static List<ServiceDefinition> readAll(MergedFolder merged) {
        for (MergedFile file : merged.own()) {
            if (!OWN.matcher(file.name()).matches()) {
                throw new StartRefusedException(file.path() + ": is not read: a service is called <id>/" + FILE
                        + ", or <id>__" + FILE + " where there are no folders; take it out");
            }
        }
        Set<String> ids = new TreeSet<>(folders(merged.shipped()));
        merged.own().forEach(file -> ids.add(file.name().replaceFirst("/.*", "")));
        return ids.stream().map(id -> read(id, merged)).toList();
    }

    private static List<String> folders(Path directory) {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.startsWith(".."))
                    .toList();
        } catch (IOException e) {
            throw new StartRefusedException(
                    "bonewise.hooks-directory is '" + directory + "', which cannot be listed: let the service read it",
                    e);
        }
    }

    private static ServiceDefinition read(String folder, MergedFolder merged) {
        Path file = merged.file(folder + "/" + FILE)
                .map(MergedFile::path)
                .orElse(merged.shipped().resolve(folder).resolve(FILE));
        JsonNode root = parse(file);
        for (String member : root.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                throw refused(file, member, "is not a member of a service: remove it or correct its name");
            }
        }
        String id = text(file, root, "id");
        if (!id.equals(folder)) {
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
                prefetch(file, hook, queries(file, root, merged)),
                optionalText(file, root, "usageRequirements"));
    }

    private static JsonNode queries(Path file, JsonNode root, MergedFolder merged) {
        if (!root.has(PREFETCH_AS)) {
            return root.path("prefetch");
        }
        String other = text(file, root, PREFETCH_AS);
        MergedFile source = merged.file(other + "/" + FILE).orElse(null);
        if (root.has("prefetch") || source == null) {
            throw refused(file, PREFETCH_AS, "is '" + other + "': name another service here, or write prefetch itself");
        }
        JsonNode prefetch = parse(source.path()).path("prefetch");
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
