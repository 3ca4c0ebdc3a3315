package org.bonewise.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of the content is the same for the same files, and another for any others. */
class ArtefactHashTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("b"));
        Files.writeString(folder.resolve("b/one.json"), "{}");
        Files.writeString(folder.resolve("a.json"), "[1]");
    }

    /** Worked out with another tool: of each file its name, a zero byte, eight bytes of its length, its bytes. */
    @Test
    void itCanBeWorkedOutElsewhere() {
        assertThat(MergedFolder.of(folder).sha256())
                .isEqualTo("6678d70719a56c5ade6454df9e9091f7eb13872d53809f1fa09c96cc24f60447");
    }

    @Test
    void aByteChangesIt() throws IOException {
        String before = MergedFolder.of(folder).sha256();
        Files.writeString(folder.resolve("a.json"), "[2]");

        assertThat(MergedFolder.of(folder).sha256()).isNotEqualTo(before);
    }

    @Test
    void aNameChangesIt() throws IOException {
        String before = MergedFolder.of(folder).sha256();
        Files.move(folder.resolve("a.json"), folder.resolve("aa.json"));

        assertThat(MergedFolder.of(folder).sha256()).isNotEqualTo(before);
    }
}
