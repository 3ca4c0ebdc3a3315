package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.fhir.FhirContexts;
import org.hl7.fhir.r4.model.Resource;

/** A copy of the artefacts that are shipped, to change one thing in. */
public final class ArtefactCopy {

    /** The artefacts that are shipped. */
    public static final Path SHIPPED = Path.of("fhir-profiles");

    private final Path folder;

    private ArtefactCopy(Path folder) {
        this.folder = folder;
    }

    /** A copy below {@code temporary}. */
    public static ArtefactCopy in(Path temporary) {
        Path folder = temporary.resolve("fhir-profiles");
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(SHIPPED.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArtefactCopy(folder);
    }

    /** Loads the artefacts that are shipped. */
    public static Knowledge shipped() {
        return load(SHIPPED);
    }

    /** The resources of one type that are shipped. */
    static <T extends Resource> List<T> resources(Class<T> type) {
        return new ArtefactFiles(SHIPPED, FhirContexts.r4(), new ArrayList<>())
                .all(type).stream().map(ArtefactFiles.Found::resource).toList();
    }

    /** Loads a folder with the facts of the service. */
    public static Knowledge load(Path folder) {
        return new KnowledgeLoader(
                        FhirContexts.r4(),
                        FactDefinitions.catalogue().declarations(),
                        FactParameters.NAMES,
                        FactWindows.ITEMS)
                .load(folder);
    }

    /** Where the copy stands. */
    public Path folder() {
        return folder;
    }

    /** Puts {@code after} for the first {@code before} in a file. */
    public ArtefactCopy replace(String file, String before, String after) {
        return replaceFrom(file, "", before, after);
    }

    /** Puts {@code after} for the first {@code before} that follows {@code anchor} in a file. */
    public ArtefactCopy replaceFrom(String file, String anchor, String before, String after) {
        String text = read(file);
        int from = text.indexOf(anchor);
        int at = text.indexOf(before, Math.max(0, from));
        assertThat(from).as("%s in %s", anchor, file).isNotNegative();
        assertThat(at).as("%s in %s", before, file).isNotNegative();
        return write(file, text.substring(0, at) + after + text.substring(at + before.length()));
    }

    /** Deletes a file. */
    public ArtefactCopy delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes a file. */
    public ArtefactCopy write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The text of a file. */
    public String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the copy. */
    public Knowledge load() {
        return load(folder);
    }

    /** What loading the copy finds wrong; fails when it loads. */
    public List<ArtefactProblem> problems() {
        return catchThrowableOfType(KnowledgeException.class, this::load).problems();
    }

    /** Loading the copy must find this wrong, and name the place. */
    void assertProblem(String file, String action, String reason) {
        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.action()).isEqualTo(action);
            assertThat(problem.reason()).contains(reason);
        });
    }
}
