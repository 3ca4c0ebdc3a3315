package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bonewise.artefacts.FhirValidation;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.patient.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A map of local codes that is wrong stops the start, with file, code and reason. */
class SiteMapLintTest {

    private static final Path EXAMPLES = Path.of("docs/examples/site");

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"laboratory.json", "problems-and-drugs.json"})
    void theExamplesAreValidAndLoad(String file) throws IOException {
        String example = Files.readString(EXAMPLES.resolve(file));

        assertThat(FhirValidation.validate(example)).isEmpty();
        assertThat(load(example).codes().knows("https://hospital.example/lab", "KREA"))
                .isEqualTo(file.equals("laboratory.json"));
    }

    @Test
    void anEmptyFolderIsFine() throws IOException {
        ArtefactCopy copy = ArtefactCopy.in(temporary);
        Files.createDirectory(copy.folder().resolve("terminology/site"));

        assertThat(copy.load().codes().knows("https://hospital.example/lab", "KREA"))
                .isFalse();
    }

    @Test
    void whatIsNotMappedOfALocalSystemMayStillMatter() throws IOException {
        Knowledge knowledge = load(Files.readString(EXAMPLES.resolve("laboratory.json")));

        assertThat(knowledge.codes().knowsSystem("https://hospital.example/lab"))
                .isFalse();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "\"code\": \"creatinine\"",
                        "\"code\": \"kreatinin\"",
                        "[KREA]: unknown group kreatinin: a group is called as its ValueSet is"),
                Arguments.of("umol/L", "micromoles", "[KREA]: unknown unit micromoles: write it in UCUM"),
                Arguments.of(
                        "\"equivalent\"",
                        "\"wider\"",
                        "[KREA]: equivalence of the target creatinine must be equal or equivalent"),
                Arguments.of("\"status\": \"active\"", "\"status\": \"draft\"", "is not active"),
                Arguments.of(
                        "CodeSystem/concept-group",
                        "CodeSystem/groups",
                        "unknown target https://bonewise.github.io/fhir/CodeSystem/groups"),
                Arguments.of("\"source\"", "\"from\"", "is not a FHIR R4 resource"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsNamed(String before, String after, String message) throws IOException {
        String map = Files.readString(EXAMPLES.resolve("laboratory.json")).replaceFirst(Pattern.quote(before), after);

        assertThat(problems(map))
                .anyMatch(problem -> problem.contains("terminology/site/map.json") && problem.contains(message));
    }

    @Test
    void groupsThatContradictEachOther() {
        assertThat(problems(
                        map("https://hospital.example/problems", "M1", "bone-metastasis", "bone-marrow-metastasis")))
                .containsExactly("terminology/site/map.json [M1]: mapped to bone-metastasis and bone-marrow-metastasis,"
                        + " which contradict each other");
    }

    @Test
    void aStandardCodeThatOurSetsReadOtherwise() {
        assertThat(problems(map("urn:oid:1.2.208.176.2.4.12", "DC795A", "bone-metastasis", "bone-metastasis")))
                .contains("terminology/site/map.json [DC795A]: is in bone-marrow-metastasis by our value sets, which"
                        + " contradicts bone-metastasis");
    }

    @Test
    void oneOfOurCodesThatDoesNotExist() throws IOException {
        String map = Files.readString(EXAMPLES.resolve("problems-and-drugs.json"))
                .replace("castration-resistant", "castration-hard");

        assertThat(problems(map))
                .containsExactly("terminology/site/map.json [CRPC]: unknown code castration-hard of"
                        + " https://bonewise.github.io/fhir/CodeSystem/bonewise");
    }

    private static String map(String system, String code, String first, String second) {
        return """
                {"resourceType": "ConceptMap", "status": "active", "group": [{"source": "%s",
                  "target": "https://bonewise.github.io/fhir/CodeSystem/concept-group",
                  "element": [{"code": "%s", "target": [{"code": "%s", "equivalence": "equal"},
                    {"code": "%s", "equivalence": "equal"}]}]}]}""".formatted(system, code, first, second);
    }

    private Knowledge load(String map) {
        try {
            ArtefactCopy copy = ArtefactCopy.in(temporary);
            Files.createDirectory(copy.folder().resolve("terminology/site"));
            copy.write("terminology/site/map.json", map);
            return new KnowledgeLoader(
                            FhirContexts.r4(),
                            FactDefinitions.catalogue().declarations(),
                            FactParameters.NAMES,
                            FactWindows.ITEMS)
                    .load(copy.folder(), new Site(Formulary.EVERYTHING, Units::isUnit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> problems(String map) {
        return catchThrowableOfType(KnowledgeException.class, () -> load(map)).problems().stream()
                .map(ArtefactProblem::toString)
                .toList();
    }
}
