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
            "ADJ-6", "DUR-6", "DUR-7", "DUR-8", "DUR-10", "EB-6", "SAF-34", "LE-1", "AGT-1", "AGT-2", "AGT-3", "AGT-4",
            "AGT-5", "AGT-6", "AGT-7", "AGT-8", "AGT-9", "SAF-01", "SAF-02", "SAF-03", "SAF-04", "SAF-05", "SAF-06",
            "SAF-07", "SAF-10", "SAF-17", "SAF-18", "SAF-19", "SAF-21", "SAF-23", "SAF-27", "SAF-28", "SAF-29",
            "SAF-40", "SAF-42", "SAF-43", "SAF-45", "MIS-1", "MIS-2", "MIS-3", "MIS-4", "MIS-5", "MIS-6", "MIS-7",
            "MIS-8", "MON-1", "MON-2", "MON-3", "MON-6", "MON-8", "MON-10", "MON-11", "MON-12", "SIL-1", "SIL-2",
            "SIL-3", "SIL-5", "SIL-6", "SIL-7", "SIL-9", "SIL-11", "MM-1", "MM-2", "MM-3", "GC-1", "RA-1", "SAF-31",
            "SAF-39", "SAF-46", "MON-9", "DUR-5");

    @Test
    void everyRuleSpeaksInSomeCase() {
        Set<String> speaking = new TreeSet<>();
        CaseTables.all().forEach(one -> speaking.addAll(one.expect().speaking()));

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
