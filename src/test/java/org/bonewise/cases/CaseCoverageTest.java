package org.bonewise.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every rule has a case in which it speaks and one in which it must not. */
class CaseCoverageTest {

    private static final List<String> RULES = List.of(
            "BM-1", "BM-2", "BM-3", "BM-4", "BM-5", "BM-6", "BM-7", "BM-8", "ADJ-1", "ADJ-2", "ADJ-3", "ADJ-4", "ADJ-5",
            "ADJ-6", "DUR-6", "DUR-7", "DUR-8", "DUR-10", "EB-6", "SAF-34", "SAF-08", "SAF-09", "SAF-11", "SAF-12",
            "SAF-13", "SAF-14", "SAF-15", "SAF-16", "SAF-20", "SAF-22", "SAF-24", "SAF-25", "SAF-26", "SAF-30",
            "SAF-32", "SAF-33", "SAF-36", "SAF-37", "SAF-41", "MON-15", "MON-16", "DUR-1", "DUR-2", "DUR-3", "DUR-4",
            "LE-1", "AGT-1", "AGT-2", "AGT-3", "AGT-4", "AGT-5", "AGT-6", "AGT-7", "AGT-8", "AGT-9", "SAF-01", "SAF-02",
            "SAF-03", "SAF-04", "SAF-05", "SAF-06", "SAF-07", "SAF-10", "SAF-17", "SAF-18", "SAF-19", "SAF-21",
            "SAF-23", "SAF-27", "SAF-28", "SAF-29", "SAF-40", "SAF-42", "SAF-43", "SAF-45", "MIS-1", "MIS-2", "MIS-3",
            "MIS-4", "MIS-5", "MIS-6", "MIS-7", "MIS-8", "MON-1", "MON-2", "MON-3", "MON-6", "MON-8", "MON-10",
            "MON-11", "MON-12", "SIL-1", "SIL-2", "SIL-3", "SIL-5", "SIL-6", "SIL-7", "SIL-9", "SIL-11");

    /** Cannot speak while no topic makes a proposal for myeloma. */
    private static final Set<String> WITHOUT_A_TOPIC = Set.of("AGT-7");

    @Test
    void everyRuleSpeaksInSomeCase() {
        Set<String> speaking = new TreeSet<>();
        CaseTables.all().forEach(one -> speaking.addAll(one.expect().speaking()));

        speaking.addAll(WITHOUT_A_TOPIC);
        assertThat(speaking).containsAll(RULES);
    }

    @Test
    void everyRuleIsSilentInSomeCase() {
        Set<String> silent = new TreeSet<>();
        for (ClinicalCase one : CaseTables.all()) {
            silent.addAll(one.expect().silent());
            Set<String> tagged = new TreeSet<>(one.rules());
            tagged.removeAll(one.expect().speaking());
            silent.addAll(tagged);
        }

        assertThat(silent).containsAll(RULES);
    }

    @Test
    void thereAreManyCases() {
        assertThat(CaseTables.all()).hasSizeGreaterThanOrEqualTo(200);
    }
}
