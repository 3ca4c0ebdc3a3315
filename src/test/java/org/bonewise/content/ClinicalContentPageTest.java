package org.bonewise.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page in the repository is that of the artefacts in the repository. With {@code -Dbonewise.content=write} it is written
 * anew.
 */
class ClinicalContentPageTest {

    private static final Path FILE = Path.of("docs/clinical-content.md");
    private static final boolean WRITING = "write".equals(System.getProperty("bonewise.content"));

    @Test
    void thePageIsThatOfTheArtefacts() throws IOException {
        if (WRITING) {
            Files.writeString(FILE, Pages.markdown());
        }

        Path made = Files.createDirectories(Path.of("target/content")).resolve("clinical-content.md");
        Files.writeString(made, Pages.markdown());
        assertThat(Files.readString(FILE, StandardCharsets.UTF_8).equals(Pages.markdown()))
                .as(
                        "%s is not that of the artefacts (%s is): write it anew with"
                                + " mvn test -Dtest=ClinicalContentPageTest -Dbonewise.content=write",
                        FILE, made)
                .isTrue();
    }
}
