package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bonewise.facts.Fact;
import org.bonewise.knowledge.ArtefactCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an indication lacks: only what would have told. */
class DecisionMissingTest {

    @TempDir
    private Path temporary;

    private Assessment withCondition(String condition) {
        ArtefactCopy copy = ArtefactCopy.in(temporary)
                .replace(
                        "guidelines/esmo/esmo-2020-bone-metastases.json",
                        "\"expression\": \"%metastasisOrigin = 'breast'\"",
                        "\"expression\": \"" + condition + "\"");
        return Chart.breast().assess(copy.load());
    }

    @Test
    void whatADecisionDidNotNeedIsNotMissing() {
        Assessment decided = withCondition("%metastasisOrigin = 'breast' or %ecogGrade < 4");

        assertThat(Judged.indications(decided)).contains("BM-1 INDICATED");
        assertThat(decided.indications())
                .allSatisfy(one -> assertThat(one.missing()).isEmpty());
    }

    @Test
    void whatAQuestionIsAboutIsMissing() {
        Assessment open = Chart.of(Chart.man(), "C61").assess();

        assertThat(open.indications().getFirst().status()).isEqualTo(DecisionStatus.NEEDS_DATA);
        assertThat(open.indications().getFirst().missing())
                .extracting(Fact::name)
                .containsExactly("castrationStatus");
    }
}
