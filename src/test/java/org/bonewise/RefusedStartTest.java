package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.bonewise.files.ConfigMapVolume;
import org.bonewise.knowledge.ArtefactCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** With an artefact or a setting that is wrong the service does not start, and says which, why and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

    @TempDir
    private Path temporary;

    @Test
    void anUnknownFactStopsTheStart(CapturedOutput output) {
        ArtefactCopy copy = ArtefactCopy.in(temporary)
                .replace(
                        "safety/kidney.json",
                        "%candidateClass = 'bisphosphonate'",
                        "%candidatKlass = 'bisphosphonate'");

        refuses(output, "--bonewise.fhir-profiles-directory=" + copy.folder());

        assertThat(output)
                .contains("safety/kidney.json [SAF-06]: unknown fact %candidatKlass in:"
                        + " %candidatKlass = 'bisphosphonate'")
                .contains("Nothing is served while an artefact is wrong");
    }

    @Test
    void aMissingFolderStopsTheStart(CapturedOutput output) {
        Path nowhere = temporary.resolve("nowhere");

        refuses(output, "--bonewise.fhir-profiles-directory=" + nowhere);

        assertThat(output)
                .contains(nowhere + ": there is no such folder")
                .contains("set bonewise.fhir-profiles-directory");
    }

    @Test
    void aFileInPlaceOfTheFolderStopsTheStart(CapturedOutput output) throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        refuses(output, "--bonewise.fhir-profiles-directory=" + file);

        assertThat(output)
                .contains(file + ": is a file, not a folder")
                .contains("set bonewise.fhir-profiles-directory");
    }

    @Test
    void anEmptyFolderStopsTheStart(CapturedOutput output) {
        refuses(output, "--bonewise.fhir-profiles-directory=" + temporary);

        assertThat(output)
                .contains(temporary + ": holds no artefacts")
                .contains("set bonewise.fhir-profiles-directory")
                .doesNotContain("missing value set");
    }

    @Test
    void aFolderThatMayNotBeReadStopsTheStart(CapturedOutput output) throws IOException {
        Path locked = Files.createDirectories(temporary.resolve("safety"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(locked), "the superuser may read everything");

        refuses(output, "--bonewise.fhir-profiles-directory=" + temporary);

        assertThat(output).contains(temporary + ": cannot be listed").contains("let the service read it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            guideline=asko                            ; bonewise.guideline is 'asko': set it to one of [asco, csco, dbcg, esmo, nccn]
            guideline=                                ; bonewise.guideline is '': set it to one of [asco, csco, dbcg, esmo, nccn]
            time-zone=Europe/Kopenhagen               ; bonewise.time-zone is 'Europe/Kopenhagen', which is no time zone
            time-zone=                                ; bonewise.time-zone is '', which is no time zone
            hooks-directory=no-such-folder            ; bonewise.hooks-directory is 'no-such-folder', which is no folder: set it
            hooks-directory=pom.xml                   ; bonewise.hooks-directory is 'pom.xml', which is no folder: set it
            fhir.allowed-servers=ehr.example.org      ; bonewise.fhir.allowed-servers holds 'ehr.example.org': write a base
            fhir.allowed-servers=ftp://ehr.example.org; bonewise.fhir.allowed-servers holds 'ftp://ehr.example.org': write a base
            access=demo-open                          ; set server.address to 127.0.0.1
            """)
    void aSettingThatMakesNoSenseStopsTheStart(String setting, String message, CapturedOutput output) {
        refuses(output, "--bonewise." + setting, "--server.address=0.0.0.0");

        assertThat(output).contains(message).contains("Correct what is named above and start again");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            fhir-profiles; safety__kidney.txt    ; is not read: only FHIR resources whose names end in .json are
            hooks        ; bone-health-patient-view__service.jsn; is not read: a service is called <id>/service.json
            """)
    void aFileOfTheHospitalThatNothingReadsStopsTheStart(
            String folder, String key, String message, CapturedOutput output) {
        Path own = ConfigMapVolume.at(temporary.resolve("own"), Map.of(key, "{}"));

        refuses(output, "--bonewise.site." + folder + "-directory=" + own);

        assertThat(output).contains(own.resolve(key) + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fhir-profiles", "hooks"})
    void aFolderOfTheHospitalThatIsNotMountedStopsTheStart(String folder, CapturedOutput output) {
        refuses(output, "--bonewise.site." + folder + "-directory=no-such-folder");

        assertThat(output)
                .contains("bonewise.site." + folder + "-directory is 'no-such-folder', which is no folder: mount it")
                .contains("Correct what is named above and start again");
    }

    @Test
    void aDatabaseThatCannotBeReachedStopsTheStart(CapturedOutput output) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        refuses(
                output,
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/bonewise?password=s3cret",
                "--spring.datasource.username=bonewise");

        assertThat(output)
                .contains("The database at jdbc:postgresql://127.0.0.1:" + port
                        + "/bonewise cannot be used: Connection to")
                .contains("accepting TCP/IP connections. Set spring.datasource.url, .username and .password to one")
                .doesNotContain("s3cret");
    }

    /** A database would else be asked with the name of the variable as password. */
    @Test
    void aVariableThatIsNotSetStopsTheStart(CapturedOutput output) {
        refuses(output, "--spring.datasource.password=${NO_SUCH_PASSWORD}");

        assertThat(output)
                .contains("spring.datasource.password takes its value from NO_SUCH_PASSWORD, which is not set");
    }

    @Test
    void aDatabaseInAFolderThatCannotBeWrittenStopsTheStart(CapturedOutput output) throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        refuses(output, "--spring.datasource.url=jdbc:h2:file:" + file + "/bonewise");

        assertThat(output).contains("The database at jdbc:h2:file:" + file + "/bonewise cannot be used: ");
    }

    /** A second process on the same file would write over the first. */
    @Test
    void aFileThatAnotherProcessHasOpenStopsTheStart(CapturedOutput output) throws Exception {
        Path data = temporary.resolve("bonewise");
        try (var channel = FileChannel.open(
                        temporary.resolve("bonewise.mv.db"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            refuses(output, "--spring.datasource.url=jdbc:h2:file:" + data);

            assertThat(lock.isValid()).isTrue();
            assertThat(output)
                    .contains(
                            "The database at jdbc:h2:file:" + data + " cannot be used: Database may be already in use");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "feedback.comments-retention=0d, bonewise.feedback.comments-retention",
        "feedback.retention=-1y, bonewise.feedback.retention",
        "card-record.retention=0d, bonewise.card-record.retention"
    })
    void keepingForNoTimeStopsTheStart(String setting, String key, CapturedOutput output) {
        refuses(output, "--bonewise." + setting);

        assertThat(output).contains(key + " is '").contains("set it to a time such as 90d or 2y");
    }

    @Test
    void theDemoOnAForeignAddressStopsTheStart(CapturedOutput output) {
        refuses(output, "--spring.profiles.active=demo", "--server.address=0.0.0.0");

        assertThat(output).contains("set server.address to 127.0.0.1, or bonewise.access to closed");
    }

    @Test
    void aPasswordInAnAddressIsNotShown(CapturedOutput output) {
        refuses(output, "--bonewise.fhir.allowed-servers=https://bonewise:s3cret@ehr.example.org/fhir");

        assertThat(output).contains("holds 'https://...@ehr.example.org/fhir'").doesNotContain("s3cret");
    }

    @Test
    void aPortInUseStopsTheStart(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(output, "--server.address=127.0.0.1", "--server.port=" + taken.getLocalPort());

            assertThat(output)
                    .contains("Port " + taken.getLocalPort() + " was already in use")
                    .contains("or configure this application to listen on another port");
        }
    }

    @Test
    void aPortOfTheManagementThatIsThatOfTheServicesStopsTheStart(CapturedOutput output) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        refuses(output, "--server.port=" + port, "--management.server.port=" + port);

        assertThat(output).contains("management.server.port is that of the services: set it to another");
    }

    private static void refuses(CapturedOutput output, String... settings) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(BonewiseApplication.class)
                .properties("server.port=0", "server.address=127.0.0.1")
                .run(settings)
                .close());

        assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
    }
}
