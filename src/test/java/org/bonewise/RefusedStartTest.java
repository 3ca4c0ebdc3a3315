package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.bonewise.knowledge.ArtefactCopy;
import org.bonewise.knowledge.KnowledgeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** With an artefact that is wrong the service does not start, and says which and why. */
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

        assertThatThrownBy(() -> start(copy.folder())).hasRootCauseInstanceOf(KnowledgeException.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("safety/kidney.json [SAF-06]: unknown fact %candidatKlass in:"
                        + " %candidatKlass = 'bisphosphonate'")
                .contains("Nothing is served while an artefact is wrong");
    }

    @Test
    void aMissingFolderStopsTheStart(CapturedOutput output) {
        Path nowhere = temporary.resolve("nowhere");

        assertThatThrownBy(() -> start(nowhere)).hasRootCauseInstanceOf(KnowledgeException.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(nowhere + ": there is no such folder")
                .contains("bonewise.fhir-profiles-directory");
    }

    @Test
    void anUnknownGuidelineStopsTheStart(CapturedOutput output) {
        assertThatThrownBy(() -> run("--bonewise.guideline=nonesuch"))
                .hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Invalid value 'nonesuch' for configuration property 'bonewise.guideline'")
                .contains("There is no such guideline. There are: esmo.");
    }

    private static void start(Path folder) {
        run("--bonewise.fhir-profiles-directory=" + folder);
    }

    private static void run(String argument) {
        new SpringApplicationBuilder(BonewiseConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(argument)
                .close();
    }
}
