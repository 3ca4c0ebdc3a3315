package org.bonewise.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the case tables. */
final class CaseTables {

    private static final Path FOLDER = Path.of("src/test/resources/cases");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final List<ClinicalCase> ALL = readAll();

    private CaseTables() {}

    /** All cases of all tables. They are read once: mutation testing asks for them before every single test. */
    static List<ClinicalCase> all() {
        return ALL;
    }

    private static List<ClinicalCase> readAll() {
        List<ClinicalCase> cases = new ArrayList<>();
        for (Path table : tables()) {
            read(table).forEach(one -> cases.add(read(table, one)));
        }
        return List.copyOf(cases);
    }

    private static ClinicalCase read(Path table, JsonNode one) {
        String id = one.path("id").asString();
        try {
            List<String> rules = new ArrayList<>();
            one.path("rules").forEach(rule -> rules.add(rule.asString()));
            return new ClinicalCase(
                    id,
                    rules,
                    one.path("guideline").asString("esmo"),
                    one.path("base").asString("base-patient"),
                    one.path("story").asString(),
                    one.path("patient"),
                    new Expectation(one.path("expect")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(table + ", case " + id + ": " + e.getMessage(), e);
        }
    }

    /** The words of the tables and their codes, {@code system|code}. */
    static JsonNode words() {
        return read(FOLDER.resolve("shared/words.json"));
    }

    /**
     * The base patient changed: each part named is replaced; of {@code results} only those named; a part named with a plus
     * is added to. What came since the reader was told comes last.
     */
    static JsonNode patient(String base, JsonNode changes) {
        ObjectNode patient = patientWhenTold(base, changes);
        change(patient, changes.path(CaseMemory.SINCE));
        return patient;
    }

    /** The patient of whom the reader was told. */
    static ObjectNode patientWhenTold(String base, JsonNode changes) {
        ObjectNode patient = (ObjectNode) read(FOLDER.resolve("shared/" + base + ".json"));
        change(patient, changes);
        return patient;
    }

    private static void change(ObjectNode patient, JsonNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String name = change.getKey();
            if (name.startsWith("+")) {
                ((ArrayNode) patient.path(name.substring(1))).addAll((ArrayNode) change.getValue());
            } else if (!patient.has(name) && !CaseMemory.WORDS.contains(name)) {
                throw new IllegalArgumentException("The base patient has no " + name);
            } else if (name.equals("results")) {
                ((ObjectNode) patient.path(name)).setAll((ObjectNode) change.getValue());
            } else {
                patient.set(name, change.getValue());
            }
        }
    }

    private static List<Path> tables() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
