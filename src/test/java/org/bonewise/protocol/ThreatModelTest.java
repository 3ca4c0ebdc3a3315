package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each threat of {@code docs/threat-model.md} has a test that exists, and each kind of STRIDE is thought of. */
class ThreatModelTest {

    private static final Path PAGE = Path.of("docs/threat-model.md");
    private static final Pattern THREAT =
            Pattern.compile("(?m)^\\| ([STRIDE])(\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

    private static List<MatchResult> threats() throws IOException {
        return THREAT.matcher(Files.readString(PAGE)).results().toList();
    }

    @Test
    void everyThreatCitesTestsThatExist() throws IOException {
        assertThat(threats()).hasSizeGreaterThan(20).allSatisfy(threat -> {
            assertThat(CitedTests.beginsWithOne(threat.group(5)))
                    .as(threat.group(1) + threat.group(2))
                    .isTrue();
            CitedTests.requireAll(threat.group(5));
        });
    }

    @Test
    void everyKindOfThreatIsThoughtOfAndEachHasANumberOfItsOwn() throws IOException {
        assertThat(threats()).extracting(threat -> threat.group(1)).contains("S", "T", "R", "I", "D", "E");
        assertThat(threats())
                .extracting(threat -> threat.group(1) + threat.group(2))
                .doesNotHaveDuplicates();
    }
}
