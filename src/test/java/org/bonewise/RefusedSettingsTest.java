package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.cdshooks.OpenDoor;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.clients.PageProperties;
import org.bonewise.files.MergedFolder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

/** With a setting that is wrong the service does not start, and says which key and why. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedSettingsTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(
                        "bonewise.public-url is 'cds.hospital.example', which is no base address: set it to",
                        "bonewise.public-url=cds.hospital.example"),
                wrong(
                        "bonewise.public-url is 'javascript:alert(1)', which is no base address",
                        "bonewise.public-url=javascript:alert(1)"),
                wrong(
                        "bonewise.public-url is 'https://cds.hospital.example/?a=b', which is no base address",
                        "bonewise.public-url=https://cds.hospital.example/?a=b"),
                wrong(
                        "bonewise.clients[0].fhir-servers[0].base is 'ehr.example.org': write a base address such as",
                        "bonewise.clients[0].id=anonymous",
                        "bonewise.clients[0].fhir-servers[0].base=ehr.example.org"),
                wrong(
                        "bonewise.clients[0].fhir-servers[0].base is missing: set it to the base address",
                        "bonewise.clients[0].id=anonymous",
                        "bonewise.clients[0].fhir-servers[0].private-network=true"),
                wrong(
                        "bonewise.clients[0].iss is missing: set it to the iss of the client's tokens",
                        "bonewise.clients[0].id=ehr",
                        "bonewise.clients[0].fhir-servers[0].base=https://ehr.example.org/fhir"),
                wrong(
                        "bonewise.clients[0].origins holds 'https://ehr.example.org/app': write scheme, host and port only",
                        "bonewise.clients[0].id=anonymous",
                        "bonewise.clients[0].origins=https://ehr.example.org/app"),
                wrong(
                        "bonewise.clients[0].time-zone is 'Europe/Kopenhagen', which is no time zone",
                        "bonewise.clients[0].id=anonymous",
                        "bonewise.clients[0].time-zone=Europe/Kopenhagen"),
                wrong(
                        "bonewise.clients[0].locale is 'da', in which there are no texts: there are in en",
                        "bonewise.clients[0].id=anonymous",
                        "bonewise.clients[0].locale=da"),
                wrong(
                        "bonewise.formulary[0].regimen is 'zometa', which no artefact describes; known are [alendronate-70mg-weekly,",
                        "bonewise.formulary[0].regimen=zometa"),
                wrong("bonewise.formulary[0].regimen is missing", "bonewise.formulary[0].available=false"),
                wrong(
                        "bonewise.formulary[1].regimen names",
                        "bonewise.formulary[0].regimen=lab-calcium",
                        "bonewise.formulary[1].regimen=https://bonewise.github.io/fhir/ActivityDefinition/lab-calcium"),
                wrong(
                        "bonewise.formulary[0].order-code is 'KREA': write system|code or system|code|display",
                        "bonewise.formulary[0].regimen=lab-calcium",
                        "bonewise.formulary[0].order-code=KREA"),
                wrong(
                        "bonewise.rule-modes[0].rule is 'SAF-6', which is no rule; known are [ADJ-1,",
                        "bonewise.rule-modes[0].rule=SAF-6",
                        "bonewise.rule-modes[0].mode=off"),
                wrong("bonewise.rule-modes[0].mode is missing", "bonewise.rule-modes[0].rule=SAF-10"),
                wrong(
                        "bonewise.rule-modes[0].acknowledged-by is needed: SAF-06 is a critical safety rule, and off",
                        "bonewise.rule-modes[0].rule=SAF-06",
                        "bonewise.rule-modes[0].mode=off"),
                wrong(
                        "bonewise.rule-modes[0].acknowledged-by is needed: SAF-06 is a critical safety rule, and shadow",
                        "bonewise.rule-modes[0].rule=SAF-06",
                        "bonewise.rule-modes[0].mode=shadow"),
                wrong(
                        "bonewise.rule-modes[0].acknowledged-by is needed",
                        "bonewise.rule-modes[0].rule=SAF-06",
                        "bonewise.rule-modes[0].mode=off",
                        "bonewise.rule-modes[0].acknowledged-by=Dr A. Example"),
                wrong(
                        "bonewise.rule-modes[0].acknowledged-by is needed",
                        "bonewise.rule-modes[0].rule=SAF-06",
                        "bonewise.rule-modes[0].mode=off",
                        "bonewise.rule-modes[0].acknowledged-by=Dr A. Example, 2026-02-30"),
                wrong(
                        "bonewise.rule-modes[1].rule names SAF-10, which another line for the same client names too",
                        "bonewise.rule-modes[0].rule=SAF-10",
                        "bonewise.rule-modes[0].mode=off",
                        "bonewise.rule-modes[1].rule=SAF-10",
                        "bonewise.rule-modes[1].mode=shadow"),
                wrong(
                        "bonewise.rule-modes[0].rule is SIL-6, which only names what the service always does",
                        "bonewise.rule-modes[0].rule=SIL-6",
                        "bonewise.rule-modes[0].mode=off"),
                wrong(
                        "bonewise.approvals[0].artefact is 'zometa', which is neither all nor an artefact",
                        "bonewise.approvals[0].artefact=zometa",
                        "bonewise.approvals[0].version=1.0.0",
                        "bonewise.approvals[0].by=Drug committee",
                        "bonewise.approvals[0].approved=2026-02-01"),
                wrong("bonewise.approvals[0].version is missing", "bonewise.approvals[0].artefact=all"),
                wrong(
                        "bonewise.approvals[0].approved is 2999-02-01, a day to come",
                        "bonewise.approvals[0].artefact=all",
                        "bonewise.approvals[0].version=0.1.0",
                        "bonewise.approvals[0].by=Drug committee",
                        "bonewise.approvals[0].approved=2999-02-01"),
                wrong(
                        "No setting has the name of (docs/settings.md tells all):\n  bonewise.formulary[0].availble",
                        "bonewise.formulary[0].regimen=lab-calcium",
                        "bonewise.formulary[0].availble=false"),
                wrong("bonewise.rule-mode[0].rule", "bonewise.rule-mode[0].rule=SAF-10"),
                wrong(
                        "bonewise.guideline is 'asko': set it to one of [asco, csco, dbcg, esmo, nccn]",
                        "bonewise.guideline=asko"),
                wrong(
                        "bonewise.clients[0].guideline is 'asko': set it to one of [asco, csco, dbcg, esmo, nccn]",
                        "bonewise.clients[0].id=https://ehr.example/app",
                        "bonewise.clients[0].guideline=asko"),
                wrong(
                        "bonewise.clients[0].guideline is missing: set it to one of [asco,",
                        "bonewise.clients[0].id=https://ehr.example/app"),
                wrong("bonewise.clients[0].id is missing", "bonewise.clients[0].guideline=asco"),
                wrong(
                        "bonewise.clients[0].id is no id of a client",
                        "bonewise.clients[0].id=two words",
                        "bonewise.clients[0].guideline=asco"),
                wrong(
                        "bonewise.clients[0].id is 'default': for all clients set bonewise.guideline",
                        "bonewise.clients[0].id=default",
                        "bonewise.clients[0].guideline=asco"),
                wrong(
                        "bonewise.clients[1].id is 'ehr', which another line names too",
                        "bonewise.clients[0].id=ehr",
                        "bonewise.clients[0].guideline=asco",
                        "bonewise.clients[1].id=ehr",
                        "bonewise.clients[1].guideline=csco"),
                wrong(
                        "bonewise.quiet.secret is too short: set it to at least 32 characters that nobody can guess",
                        "bonewise.quiet.secret=a short secret"),
                wrong(
                        "bonewise.quiet.read-within is PT0.002S: set it to the time that the EHR waits for an answer",
                        "bonewise.quiet.read-within=2"),
                wrong("bonewise.review-interval is P0D: set it to more than 0", "bonewise.review-interval=0d"));
    }

    private static Arguments wrong(String message, String... settings) {
        return Arguments.of(message, List.of(settings));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void stopsTheStart(String message, List<String> settings, CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(BonewiseConfiguration.class, Open.class)
                        .web(WebApplicationType.NONE)
                        .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new))
                        .close())
                .satisfies(thrown -> assertThat(NestedExceptionUtils.getMostSpecificCause(thrown))
                        .isInstanceOf(StartRefusedException.class));

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(message)
                .contains("Correct what is named above and start again")
                .doesNotContain("a short secret");
    }

    /** As in the demo. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PageProperties.class)
    static class Open {
        @Bean
        OpenDoor openDoor() {
            return new OpenDoor(true);
        }

        @Bean
        MergedFolder hooksFolder() {
            return MergedFolder.of(Path.of("hooks"));
        }
    }
}
