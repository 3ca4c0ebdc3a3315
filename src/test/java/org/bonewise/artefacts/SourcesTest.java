package org.bonewise.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/sources.md}: every statement of the source documents is accounted for, by rules of the specification and regimens that exist. */
class SourcesTest {

    private static final Path PROFILES = Path.of("fhir-profiles");
    private static final Pattern RULE = Pattern.compile("\\b(?:BM|MM|ADJ|AI|ADT|HCM|OP|AGT|SAF|MON|DUR|EB|LE)-\\d+");
    private static final Pattern REGIMEN = Pattern.compile("regimen ([a-z0-9-]+)");

    private record Row(String id, String by, String because) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/sources.md")).stream()
                .filter(line -> line.startsWith("| A"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(cells[1].strip(), cells[3].strip(), cells[4].strip()))
                .toList();
    }

    @Test
    void everyStatementIsAccountedForOnce() throws IOException {
        assertThat(rows())
                .extracting(Row::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 74)
                        .mapToObj("A%02d"::formatted)
                        .toList());
        assertThat(rows())
                .allSatisfy(
                        row -> assertThat(row.by() + row.because()).as(row.id()).isNotBlank());
    }

    @Test
    void whatImplementsAStatementExists() throws IOException {
        Set<String> ids = ruleIds();
        for (Row row : rows()) {
            assertThat(RULE.matcher(row.by()).results().map(MatchResult::group))
                    .as(row.id())
                    .allMatch(ids::contains);
            assertThat(REGIMEN.matcher(row.by()).results().map(found -> found.group(1)))
                    .as(row.id())
                    .allMatch(name -> Files.exists(PROFILES.resolve("regimens/" + name + ".json")));
        }
    }

    private static Set<String> ruleIds() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/rules.csv")).stream()
                .map(line -> line.split(",", 2)[0])
                .collect(Collectors.toSet());
    }
}
