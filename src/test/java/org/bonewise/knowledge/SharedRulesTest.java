package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that guidelines share stands once: each guideline has of its own only what the table of guidelines tells apart. */
class SharedRulesTest {

    private static final Knowledge SHIPPED = ArtefactCopy.shipped();

    private static List<Rule> rules(String guideline) {
        return Objects.requireNonNull(SHIPPED.guidelines().get(guideline)).rules();
    }

    private static Set<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::artefactId).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            dbcg;  ADJ-1 ADJ-1.over ADJ-2 ADJ-2.over ADJ-3 DUR-6 SIL-11.adjuvant
            asco;  BM-1 BM-2 BM-5 MM-1 MM-3 ADJ-1 ADJ-1.over ADJ-2 ADJ-2.over ADJ-3 DUR-7 SIL-11.adjuvant ADT-3 ADT-4 ADT-4.fracture DUR-1
            csco;  BM-1 ADJ-1 ADJ-2 AI-1 AI-5 AI-6 ADT-3 ADT-4 ADT-4.fracture DUR-1 AGT-9 AGT-9.hypercalcaemia AGT-9.hypercalcaemia-ibandronate
            nccn;  SAF-44 BM-1 BM-2 BM-5 ADJ-1 ADJ-2 ADT-3 ADT-4 ADT-4.fracture AGT-9 AGT-9.hypercalcaemia
            """)
    void aGuidelineHasOfItsOwn(String guideline, String expected) {
        List<Rule> esmo = rules("esmo");
        List<Rule> own = rules(guideline).stream()
                .filter(rule -> esmo.stream().noneMatch(rule::equals))
                .toList();

        assertThat(ids(own)).containsExactlyInAnyOrder(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            dbcg;  DUR-7
            asco;  AI-1 AI-2 AI-3 AI-4 AI-5 AI-6 AI-6.fracture ADT-2
            csco;  AI-2 AI-3 ADT-2
            nccn;  AI-1 AI-2 AI-3 AI-4 AI-5 AI-6 AI-6.fracture ADT-2
            """)
    void aGuidelineLacks(String guideline, String expected) {
        Set<String> lacking = ids(rules("esmo"));
        lacking.removeAll(ids(rules(guideline)));

        assertThat(lacking).containsExactlyInAnyOrder(expected.split(" "));
    }
}
