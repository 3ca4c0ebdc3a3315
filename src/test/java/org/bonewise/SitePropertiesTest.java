package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bonewise.guideline.RuleModes.Mode;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Every setting can be given by environment variables, as containers have it. */
class SitePropertiesTest {

    @Test
    void settingsSurviveEnvironmentVariables() {
        SiteProperties site = bind(Map.of(
                "BONEWISE_FORMULARY_0_REGIMEN",
                "https://bonewise.github.io/fhir/ActivityDefinition/denosumab-120mg-4-weekly",
                "BONEWISE_FORMULARY_0_AVAILABLE",
                "false",
                "BONEWISE_FORMULARY_0_ORDERCODE",
                "https://hospital.example/orders|XGE|Xgeva",
                "BONEWISE_RULEMODES_0_RULE",
                "SAF-13.bm",
                "BONEWISE_RULEMODES_0_MODE",
                "shadow",
                "BONEWISE_RULEMODES_0_CLIENT",
                "https://ehr.example/app",
                "BONEWISE_TESTPATIENTS",
                "speak",
                "BONEWISE_APPROVALS_0_APPROVED",
                "2026-02-01"));

        assertThat(site.formulary())
                .containsExactly(new SiteProperties.FormularyLine(
                        "https://bonewise.github.io/fhir/ActivityDefinition/denosumab-120mg-4-weekly",
                        false,
                        "https://hospital.example/orders|XGE|Xgeva",
                        null));
        assertThat(site.ruleModes())
                .containsExactly(
                        new SiteProperties.RuleMode("SAF-13.bm", Mode.SHADOW, "https://ehr.example/app", null));
        assertThat(site.testPatients()).isEqualTo(SiteProperties.TestPatients.SPEAK);
        assertThat(site.approvals().getFirst().approved()).isEqualTo(LocalDate.of(2026, 2, 1));
    }

    @Test
    void aClientsGuidelineCanBeSetByTheEnvironment() {
        SiteProperties site = bind(Map.of("BONEWISE_CLIENTS_0_ID", "ehr", "BONEWISE_CLIENTS_0_GUIDELINE", "asco"));

        assertThat(site.clients())
                .containsExactly(new SiteProperties.ClientLine(
                        "ehr", "asco", null, null, null, List.of(), List.of(), List.of(), null, List.of(), null, null));
    }

    @Test
    void aClientsServersAndCalendarCanBeSetByTheEnvironment() {
        SiteProperties.ClientLine client = bind(Map.of(
                        "BONEWISE_CLIENTS_0_ID", "ehr",
                        "BONEWISE_CLIENTS_0_FHIRSERVERS_0_BASE", "https://ehr.example.org/fhir",
                        "BONEWISE_CLIENTS_0_FHIRSERVERS_0_PRIVATENETWORK", "true",
                        "BONEWISE_CLIENTS_0_ORIGINS", "https://ehr.example.org",
                        "BONEWISE_CLIENTS_0_TIMEZONE", "Europe/Copenhagen"))
                .clients()
                .getFirst();

        assertThat(client.fhirServers())
                .containsExactly(new SiteProperties.FhirServerLine("https://ehr.example.org/fhir", true));
        assertThat(client.origins()).containsExactly("https://ehr.example.org");
        assertThat(client.timeZone()).isEqualTo("Europe/Copenhagen");
    }

    /** In YAML {@code on} and {@code off} without quotes are no text. */
    @Test
    void settingsCanBeWrittenInYaml() throws IOException {
        String yaml = """
                bonewise:
                  rule-modes:
                    - {rule: SAF-10, mode: off}
                    - {rule: SAF-13, mode: on, client: ehr}
                  approvals:
                    - artefact: all
                      approved: 2026-02-01
                """;
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addFirst);
        ConfigurationPropertySources.attach(environment);
        SiteProperties site = Binder.get(environment).bindOrCreate("bonewise", SiteProperties.class);

        assertThat(site.ruleModes())
                .containsExactly(
                        new SiteProperties.RuleMode("SAF-10", Mode.OFF, null, null),
                        new SiteProperties.RuleMode("SAF-13", Mode.ON, "ehr", null));
        assertThat(site.approvals().getFirst().approved()).isEqualTo(LocalDate.of(2026, 2, 1));
    }

    @Test
    void withoutSettingsEverythingIsAvailableAndOn() {
        SiteProperties site = bind(Map.of());

        assertThat(site.formulary()).isEmpty();
        assertThat(site.ruleModes()).isEmpty();
        assertThat(site.testPatients()).isEqualTo(SiteProperties.TestPatients.SILENT);
        assertThat(site.reviewInterval()).hasToString("P1Y");
    }

    private static SiteProperties bind(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("bonewise", SiteProperties.class);
    }
}
