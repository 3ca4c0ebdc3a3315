package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.bonewise.SettingsReference.Setting;
import org.junit.jupiter.api.Test;

/**
 * The list of settings in the repository is that of the classes that read them. With {@code -Dbonewise.settings=write} it is written
 * anew.
 */
class SettingsReferenceTest {

    private static final Path FILE = Path.of("docs/settings-reference.md");
    private static final Path DEMO = Path.of("src/main/resources/application-demo.properties");
    private static final Map<String, Setting> SETTINGS = SettingsReference.all();

    private static final String HEAD = """
            # All settings of Bonewise

            Made from the classes that read them (`mvn test -Dtest=SettingsReferenceTest -Dbonewise.settings=write`). What they are for, and
            the settings of Spring Boot that matter here (`server.*`, `spring.datasource.*`, `management.*`), tells [settings.md](settings.md).
            `n` stands for the number of a line, from 0 on; a list of texts is written with commas. A variable of the machine sets the same as
            its property. Any other name that begins with `bonewise.` stops the start.

            | property | variable | value | default | meaning |
            | --- | --- | --- | --- | --- |
            """;

    @Test
    void thePageIsThatOfTheClasses() throws IOException {
        String page = HEAD
                + SETTINGS.values().stream()
                        .map(SettingsReferenceTest::row)
                        .collect(Collectors.joining("\n", "", "\n"));
        if ("write".equals(System.getProperty("bonewise.settings"))) {
            Files.writeString(FILE, page);
        }

        assertThat(Files.readString(FILE))
                .as("write it anew with mvn test -Dtest=SettingsReferenceTest -Dbonewise.settings=write")
                .isEqualTo(page);
    }

    @Test
    void eachSettingHasAMeaning() {
        assertThat(SETTINGS.values()).hasSizeGreaterThan(50).allSatisfy(setting -> assertThat(setting.meaning())
                .as(setting.key())
                .isNotBlank());
    }

    @Test
    void aStartKnowsTheseAndNoOthers() {
        assertThat(SETTINGS.keySet().stream()
                        .map(key -> UnknownSettings.plain(key.replace("[n]", "")))
                        .collect(Collectors.toSet()))
                .isEqualTo(UnknownSettings.known());
    }

    @Test
    void aSettingIsToldWithItsValuesAndItsVariable() {
        assertThat(SETTINGS.get("bonewise.access"))
                .isEqualTo(new Setting(
                        "bonewise.access",
                        "`closed`, `demo-open`",
                        "closed",
                        "who may call (`closed` or `demo-open`)"));
        assertThat(SETTINGS.get("bonewise.clients[n].fhir-servers[n].private-network"))
                .satisfies(setting -> {
                    assertThat(setting.preset()).isEqualTo("false");
                    assertThat(setting.variable()).isEqualTo("BONEWISE_CLIENTS_N_FHIRSERVERS_N_PRIVATENETWORK");
                });
    }

    private static String row(Setting setting) {
        String demo = SettingsReference.lines(DEMO).stream()
                .filter(line -> line.startsWith(setting.key() + "="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElse("");
        String preset = setting.preset().isEmpty() ? "none" : "`" + setting.preset() + "`";
        return "| "
                + String.join(
                        " | ",
                        "`" + setting.key() + "`",
                        setting.type().equals("lines") ? "" : "`" + setting.variable() + "`",
                        setting.type(),
                        demo.isEmpty() ? preset : preset + "; demo `" + demo + "`",
                        setting.meaning())
                + " |";
    }
}
