package org.bonewise.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A published example whose context and prefetch are changed as the bytes say, all the way to cards. */
public final class PrefetchTarget {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<Example> EXAMPLES = examples();

    private record Example(String service, ObjectNode call) {}

    private PrefetchTarget() {}

    /** Starts what is tried, which no input shall be blamed for. */
    public static void fuzzerInitialize() {
        Door.open();
    }

    /** One input. What was sent when it is a finding is left in {@code target/fuzz}. */
    public static void fuzzerTestOneInput(byte[] data) {
        Choices choices = new Choices(data);
        Example example = choices.of(EXAMPLES);
        ObjectNode call = example.call().deepCopy();
        JsonEdits.apply(call, List.of("prefetch", "context"), choices);
        byte[] body = JSON.writeValueAsBytes(call);
        try {
            Door.post(example.service(), body, null);
        } catch (AssertionError e) {
            keep(example.service() + ".json", body);
            throw e;
        }
    }

    private static void keep(String name, byte[] body) {
        try {
            Files.write(Files.createDirectories(Path.of("target/fuzz")).resolve("finding-" + name), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Example> examples() {
        return Door.SERVICES.stream()
                .flatMap(service -> requests(Path.of("hooks", service, "examples")).stream()
                        .map(file -> new Example(service, (ObjectNode) JSON.readTree(file))))
                .toList();
    }

    private static List<Path> requests(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".request.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
