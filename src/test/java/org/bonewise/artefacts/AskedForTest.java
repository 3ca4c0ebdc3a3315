package org.bonewise.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result that is never asked for must not count as absent. */
class AskedForTest {

    /** LOINC and SNOMED codes of stage group and of breast-feeding, from the ValueSets of these names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "21908-9",
                "21902-2",
                "21914-7",
                "399390009",
                "399537006",
                "399588009",
                "169750002",
                "69840006",
                "413712001",
                "866041003"
            })
    void observationsOfStageAndBreastFeedingAreAskedFor(String code) throws IOException {
        String service = Files.readString(Path.of("hooks/bone-health-patient-view/service.json"));

        assertThat(service).containsPattern("Observation\\?[^\"]*code=[^\"]*\\b" + code + "\\b");
    }
}
