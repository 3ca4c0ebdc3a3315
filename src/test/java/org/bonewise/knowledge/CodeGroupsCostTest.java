package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A code is looked up, not searched for: what it costs does not grow with the number of codes held. */
class CodeGroupsCostTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10";
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int LOOKUPS = 20_000;

    /** A hundred times the codes would cost a hundred times as much if each were looked at. */
    private static final int MOST = 15;

    @Test
    void aHundredTimesTheCodesCostNoMoreToLookUp() {
        CodeGroups few = holding(FEW);
        CodeGroups many = holding(MANY);
        assertThat(many.groupsOf(SNOMED, "1042")).containsEntry(ConceptGroup.BREAST_CANCER, CodeMatch.SURE);
        assertThat(many.groupsOf(ICD, "Q1042.7")).containsEntry(ConceptGroup.BREAST_CANCER, CodeMatch.SURE);

        assertThat(cost(many)).isLessThan(MOST * cost(few));
    }

    private static CodeGroups holding(int codes) {
        List<CodeGroups.Member> members = IntStream.range(0, codes)
                .boxed()
                .flatMap(code -> List.of(
                        new CodeGroups.Member(SNOMED, "1" + "%03d".formatted(code), false),
                        new CodeGroups.Member(ICD, "Q1" + "%03d".formatted(code), false))
                        .stream())
                .toList();
        return new CodeGroups(Map.of(ConceptGroup.BREAST_CANCER, members), Map.of());
    }

    /** Least processor time of several rounds of lookups, of codes that are held and of others. */
    private static long cost(CodeGroups codes) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 7; round++) {
            long before = clock.getCurrentThreadCpuTime();
            int found = 0;
            for (int i = 0; i < LOOKUPS; i++) {
                found += codes.groupsOf(SNOMED, "1" + i % 1000).size();
                found += codes.groupsOf(ICD, "Q" + i % 1000).size();
            }
            assertThat(found).isNotNegative();
            least = Math.min(least, clock.getCurrentThreadCpuTime() - before);
        }
        return least;
    }
}
