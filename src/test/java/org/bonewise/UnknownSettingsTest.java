package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A setting that nothing reads is told; one that docs/settings.md tells of is read. */
@ExtendWith(OutputCaptureExtension.class)
class UnknownSettingsTest {

    private static final Pattern WRITTEN =
            Pattern.compile("^(?:\\| `)?(bonewise\\.[a-z.\\[\\]0-9-]+[a-z\\]])[`=]", Pattern.MULTILINE);

    @Test
    void whatTheDocumentationTellsIsKnown() throws IOException {
        List<String> keys = WRITTEN.matcher(
                        Files.readString(Path.of("docs/settings.md")).replaceAll("\\[[nm]]", "[0]"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(keys)
                .contains("bonewise.guideline", "bonewise.cors.allowed-origins", "bonewise.approvals[0].approved")
                .hasSizeGreaterThan(25);
        Map<String, Object> settings = new TreeMap<>();
        keys.forEach(key -> settings.put(key, "x"));
        UnknownSettings.refuse(with(new MapPropertySource("application.properties", settings)));
    }

    @Test
    void aVariableOfTheMachineIsWarnedOf(CapturedOutput output) {
        UnknownSettings.refuse(with(new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of(
                        "BONEWISE_RULEMODES_0_RULE", "SAF-10",
                        "BONEWISE_RULE_MODES_0_MODE", "off",
                        "BONEWISE_FHIR_ALLOWEDSERVERS_1", "https://ehr.example/fhir",
                        "BONEWISE_SERVICE_HOST", "10.0.0.1",
                        "BONEWISE_PORT_8080_TCP", "tcp://10.0.0.1:8080"))));

        assertThat(output)
                .contains("BONEWISE_RULE_MODES_0_MODE sets nothing: no setting has that name")
                .doesNotContain("BONEWISE_RULEMODES", "ALLOWEDSERVERS", "SERVICE_HOST", "8080");
    }

    @Test
    void aVariableFromWhichASettingTakesItsValueIsNotWarnedOf(CapturedOutput output) {
        StandardEnvironment environment = with(new SystemEnvironmentPropertySource(
                "systemEnvironment", Map.of("BONEWISE_DATABASE_PASSWORD", "s3cret", "BONEWISE_OTHER", "x")));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "application.properties",
                        Map.of("spring.datasource.password", "${BONEWISE_DATABASE_PASSWORD}")));

        UnknownSettings.refuse(environment);

        assertThat(output)
                .contains("BONEWISE_OTHER sets nothing: no setting has that name")
                .doesNotContain("BONEWISE_DATABASE_PASSWORD", "s3cret");
    }

    private static StandardEnvironment with(PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(source);
        return environment;
    }
}
