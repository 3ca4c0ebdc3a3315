package org.bonewise.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hospital's files lie over ours by their names, whether they come in folders or as a ConfigMap. */
class MergedFolderTest {

    private static final String SETTING = "bonewise.site.fhir-profiles-directory";

    @TempDir
    private Path temporary;

    private Path shipped;
    private Path own;

    @BeforeEach
    void write() throws IOException {
        shipped = temporary.resolve("shipped");
        own = temporary.resolve("own");
        write(shipped, "safety/kidney.json", "ours");
        write(shipped, "safety/mouth.json", "ours");
        write(shipped, "package.json", "ours");
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private MergedFolder merged() {
        return MergedFolder.of(shipped, own, SETTING);
    }

    private static String text(MergedFolder folder, String name) throws IOException {
        return Files.readString(folder.file(name).orElseThrow().path());
    }

    @Test
    void withoutAnyOfItsOwnAllIsAsShipped() {
        MergedFolder folder = MergedFolder.of(shipped, null, SETTING);

        assertThat(folder.names(Origin.SHIPPED))
                .containsExactly("package.json", "safety/kidney.json", "safety/mouth.json");
        assertThat(folder.own()).isEmpty();
        assertThat(folder.ownHash()).isEmpty();
    }

    @Test
    void aFileOfTheSameNameTakesThePlaceOfOursAndAnyOtherStandsBeside() throws IOException {
        write(own, "safety/kidney.json", "theirs");
        write(own, "guidelines/hospital/hospital.json", "theirs");
        MergedFolder folder = merged();

        assertThat(folder.names(Origin.SHIPPED)).containsExactly("package.json", "safety/mouth.json");
        assertThat(folder.names(Origin.REPLACED)).containsExactly("safety/kidney.json");
        assertThat(folder.names(Origin.ADDED)).containsExactly("guidelines/hospital/hospital.json");
        assertThat(text(folder, "safety/kidney.json")).isEqualTo("theirs");
        assertThat(text(folder, "safety/mouth.json")).isEqualTo("ours");
    }

    @Test
    void aConfigMapHasNoFoldersAndIsReadOnce() throws IOException {
        ConfigMapVolume.at(
                own, Map.of("safety__kidney.json", "theirs", "guidelines__hospital__hospital.json", "theirs"));
        MergedFolder folder = merged();

        assertThat(folder.files()).hasSize(4);
        assertThat(folder.names(Origin.REPLACED)).containsExactly("safety/kidney.json");
        assertThat(folder.names(Origin.ADDED)).containsExactly("guidelines/hospital/hospital.json");
        assertThat(text(folder, "safety/kidney.json")).isEqualTo("theirs");
    }

    @Test
    void entriesThatWereGivenAPathAreFollowedToo() throws IOException {
        ConfigMapVolume.at(own, Map.of("safety/kidney.json", "theirs", "safety/mouth.json", "theirs"));

        assertThat(merged().names(Origin.REPLACED)).containsExactly("safety/kidney.json", "safety/mouth.json");
    }

    /** A volume mounted into ours, such as that of local codes. */
    @Test
    void aVolumeAmongOursIsReadOnceToo() {
        ConfigMapVolume.at(shipped.resolve("terminology/site"), Map.of("laboratory.json", "map"));

        assertThat(MergedFolder.of(shipped).names(Origin.SHIPPED))
                .containsExactly(
                        "package.json", "safety/kidney.json", "safety/mouth.json", "terminology/site/laboratory.json");
    }

    @Test
    void theNumberIsThatOfWhatIsInForceHoweverItWasLaid() throws IOException {
        ConfigMapVolume.at(own, Map.of("safety__kidney.json", "theirs"));
        Path plain = temporary.resolve("plain");
        write(plain, "safety/kidney.json", "theirs");
        write(plain, "safety/mouth.json", "ours");
        write(plain, "package.json", "ours");

        assertThat(merged().sha256())
                .isEqualTo(MergedFolder.of(plain).sha256())
                .isNotEqualTo(MergedFolder.of(shipped).sha256());
        assertThat(merged().ownHash()).matches("[0-9a-f]{12}");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(this::merged)
                .isInstanceOf(FolderRefusedException.class)
                .hasMessage(SETTING + " is '" + own + "', which is no folder: mount it, or take the setting out");
    }

    @Test
    void oneNameTwiceIsRefused() throws IOException {
        write(own, "safety/kidney.json", "theirs");
        write(own, "safety__kidney.json", "theirs too");

        assertThatThrownBy(this::merged)
                .isInstanceOf(FolderRefusedException.class)
                .hasMessageContaining(own.resolve("safety__kidney.json") + ": is safety/kidney.json, which "
                        + own.resolve("safety/kidney.json") + " is too");
    }

    @Test
    void aNameWithoutAPlaceIsRefused() throws IOException {
        write(own, "safety____kidney.json", "theirs");

        assertThatThrownBy(this::merged)
                .hasMessageContaining(own.resolve("safety____kidney.json") + ": cannot be told");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        Files.createDirectories(own);
        Path link = Files.createSymbolicLink(own.resolve("safety__kidney.json"), Path.of("..data/gone"));

        assertThatThrownBy(this::merged).hasMessageContaining(link + ": is a link that leads nowhere");
    }

    @Test
    void aLinkThatLeadsBackIsRefused() throws IOException {
        Files.createDirectories(own);
        Path link = Files.createSymbolicLink(own.resolve("again"), own);

        assertThatThrownBy(this::merged).hasMessageContaining(link + ": is a link that leads back to itself");
    }
}
