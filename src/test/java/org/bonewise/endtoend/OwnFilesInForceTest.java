package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.request;
import static org.bonewise.endtoend.Examples.summaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bonewise.files.ConfigMapVolume;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A hospital's own content, mounted as ConfigMaps, decides; what is the hospital's is told to committee and operator. */
class OwnFilesInForceTest {

    private static final String METASTASES = "guidelines/esmo/esmo-2020-bone-metastases.json";
    private static final String VIEW = "bone-health-patient-view/service.json";

    @TempDir
    private static Path temporary;

    private static Service service;

    @BeforeAll
    static void start() throws IOException {
        Path profiles = ConfigMapVolume.at(
                temporary.resolve("fhir-profiles"),
                Map.of(
                        METASTASES.replace("/", "__"),
                        Files.readString(Path.of("fhir-profiles", METASTASES))
                                .replaceFirst("\"version\": \"[^\"]*\"", "\"version\": \"2026.11\"")
                                .replace(
                                        "\"description\": \"bone metastases of breast cancer\"",
                                        "\"description\": \"as our committee says\""),
                        "terminology__site__laboratory.json",
                        Files.readString(Path.of("docs/examples/site/laboratory.json"))));
        Path hooks = ConfigMapVolume.at(
                temporary.resolve("hooks"),
                Map.of(
                        VIEW.replace("/", "__"),
                        Files.readString(Path.of("hooks", VIEW))
                                .replaceFirst("\"title\": \"[^\"]*\"", "\"title\": \"Bones, as our committee says\"")));
        service = Service.with(
                "management.server.port=0",
                "bonewise.site.fhir-profiles-directory=" + profiles,
                "bonewise.site.hooks-directory=" + hooks);
    }

    @Test
    void itsRulesDecideAndItsServicesAreOffered() {
        assertThat(summaries(service.cards(request("breast-vitamin-d-low"))).getFirst())
                .contains("as our committee says");
        assertThat(service.discovery().at("/services").valueStream())
                .filteredOn(offered -> offered.path("id").stringValue().equals("bone-health-patient-view"))
                .singleElement()
                .satisfies(offered -> {
                    assertThat(offered.path("title").stringValue()).isEqualTo("Bones, as our committee says");
                    assertThat(offered.at("/prefetch/kidneyAndCalciumResults").stringValue())
                            .contains("KREA");
                });
    }

    @Test
    void theCommitteeSeesWhichFilesAreItsOwn() {
        String page = service.read(service.base() + "/guidelines").body();

        assertThat(page)
                .contains("<h2 id=\"own-files\">The hospital&#39;s own files</h2>")
                .contains("<code>fhir-profiles/" + METASTASES
                        + "</code></th><td>in the place of the one that was shipped")
                .contains("<code>fhir-profiles/terminology/site/laboratory.json</code></th><td>added")
                .contains("<code>hooks/" + VIEW + "</code></th><td>in the place of")
                .containsPattern("Version 0\\.1\\.0\\+site\\.[0-9a-f]{12} of the content");
    }

    @Test
    void theOperatorSeesThemToo() {
        JsonNode ours = Service.shared()
                .get(Service.shared().management() + "/actuator/info")
                .path("bonewise");
        JsonNode info = service.get(service.management() + "/actuator/info").path("bonewise");

        assertThat(info.at("/files/fhir-profiles/replaced").toString()).isEqualTo("[\"" + METASTASES + "\"]");
        assertThat(info.at("/files/fhir-profiles/added").toString())
                .isEqualTo("[\"terminology/site/laboratory.json\"]");
        assertThat(info.at("/files/hooks/replaced").toString()).isEqualTo("[\"" + VIEW + "\"]");
        assertThat(info.at("/files/hooks/added").toString()).isEqualTo("[]");
        assertThat(info.at("/files/fhir-profiles/shipped").intValue())
                .isEqualTo(ours.at("/files/fhir-profiles/shipped").intValue() - 1)
                .isGreaterThan(400);
        assertThat(info.at("/artefacts/version").stringValue()).matches("0\\.1\\.0\\+site\\.[0-9a-f]{12}");
        assertThat(info.at("/artefacts/sha256").stringValue())
                .isNotEqualTo(ours.at("/artefacts/sha256").stringValue());
    }
}
