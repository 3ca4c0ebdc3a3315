package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of {@code docs/conformance.md} speaks of every requirement once, and of tests that exist. */
class ConformanceTableTest {

    private static final Path PAGE = Path.of("docs/conformance.md");
    private static final int REQUIREMENTS = 111;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");

    /**
     * One line of the table.
     *
     * @param shown the last cell
     */
    private record Row(int number, String phrase, String shown) {}

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> new Row(
                        Integer.parseInt(row.group(1)),
                        row.group(2).strip(),
                        row.group(3).strip()))
                .toList();
    }

    @Test
    void everyNumberStandsOnceAndInOrder() throws IOException {
        assertThat(rows())
                .extracting(Row::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, REQUIREMENTS).boxed().toList());
    }

    @Test
    void everyLineCitesATestOrSaysWhyThereIsNone() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.phrase()).isNotBlank();
            if (row.shown().startsWith("`")) {
                assertThat(CitedTests.beginsWithOne(row.shown())).isTrue();
            } else {
                assertThat(row.shown()).containsPattern("^(does not apply|not yet): \\S.*");
            }
        });
    }

    @Test
    void everyTestThatIsCitedExists() throws IOException {
        assertThat(rows()).allSatisfy(row -> CitedTests.requireAll(row.shown()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocol.NoSuchTest.start",
                "protocol.ConformanceTableTest.noSuchMethod",
                "protocol.ConformanceTableTest.rows"
            })
    void whatIsNoTestIsSeen(String cited) {
        assertThatThrownBy(() -> CitedTests.requireAll("`" + cited + "`")).hasMessageContaining(cited);
    }

    @Test
    void theTotalsAreThoseOfTheTable() throws IOException {
        List<Row> rows = rows();
        long no = rows.stream()
                .filter(row -> row.shown().startsWith("does not apply"))
                .count();
        long notYet =
                rows.stream().filter(row -> row.shown().startsWith("not yet")).count();

        assertThat(Files.readString(PAGE))
                .contains("Of %d requirements %d are shown by tests, %d do not apply and %d %s not met yet."
                        .formatted(REQUIREMENTS, rows.size() - no - notYet, no, notYet, notYet == 1 ? "is" : "are"));
    }
}
