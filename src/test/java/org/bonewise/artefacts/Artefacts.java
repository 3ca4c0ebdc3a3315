package org.bonewise.artefacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON files of the artefact folder, relative to the directory the build runs in. */
final class Artefacts {

    static final Path FOLDER = Path.of("fhir-profiles");

    private Artefacts() {}

    /** Every resource of the folder in the order of its path; the package manifest is no resource. */
    static List<Path> files() {
        try (var paths = Files.walk(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> !path.endsWith("package.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
