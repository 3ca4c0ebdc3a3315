package org.bonewise.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What to do about a patient is content of fhir-profiles: the packages that decide and word know no dose, threshold or
 * agent. Facts may: formulas and units are how data is read.
 */
class ContentStaysOutOfJavaTest {

    private static final Path CODE = Path.of("src/main/java/org/bonewise");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

    private static final Pattern CONTENT = Pattern.compile(
            "(?i)\\b\\d+\\.\\d+\\b" // a decimal: a dose or a threshold
                    + "|\\b\\d+ ?(mg|mmol|[uµ]mol|mL|IU)\\b"
                    + "|zoledron|denosumab|pamidron|ibandron|clodron|alendron|risedron"
                    + "|\\b(ESMO|ASCO|NCCN|CSCO|DBCG) ?\\d{4}\\b");

    @ParameterizedTest
    @ValueSource(strings = {"guideline", "cards", "content", "explain"})
    void noContentIn(String name) throws IOException {
        try (Stream<Path> files = Files.walk(CODE.resolve(name))) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> contentIn(read(file)).stream().map(text -> file.getFileName() + ": " + text))
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean low = clearance < 34.5;",
                "String dose = \"4 mg\";",
                "case \"zoledronic-acid\" -> first();",
                "String source = \"ESMO 2020\";"
            })
    void contentIsSeen(String code) {
        assertThat(contentIn(code)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/** At most 4 mg. */", "// 3.5 of denosumab", "int most = 3;"})
    void commentsAndCountsAreNoContent(String code) {
        assertThat(contentIn(code)).isEmpty();
    }

    private static List<String> contentIn(String code) {
        return CONTENT.matcher(COMMENT.matcher(code).replaceAll(" "))
                .results()
                .map(match -> match.group())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
