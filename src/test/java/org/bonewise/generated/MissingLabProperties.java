package org.bonewise.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import tools.jackson.databind.JsonNode;

/**
 * No agent is cleared by a result that is not there. Left out is what the specification itself lets pass when it is missing:
 *
 * <ul>
 *   <li>25-OH vitamin D: missing it is ordered and does not block, a known low value does (MIS-4, SAF-03, SAF-04);
 *   <li>height: without it obesity is not known, and up to 100 kg nothing is asked (SAF-42);
 *   <li>one of two kinds of calcium: where they disagree the agent waits, and the other alone may be normal (0.8); here all
 *       calcium goes at once. Likewise albumin, where ionised calcium is there: then the corrected value goes, which may have
 *       disagreed (0.8, MIS-1).
 * </ul>
 */
@AddLifecycleHook(Tries.class)
class MissingLabProperties {

    private static final Set<String> CALCIUM = Set.of("calcium", "corrected calcium", "ionised calcium");

    private static final Map<String, Set<String>> LABS = Map.ofEntries(
            Map.entry("creatinine", Set.of("creatinine", "creatinine, moles")),
            Map.entry("calcium", CALCIUM),
            Map.entry("albumin", Set.of("albumin")),
            Map.entry("magnesium", Set.of("magnesium")),
            Map.entry("phosphate", Set.of("phosphate")),
            Map.entry("weight", Set.of("weight")),
            Map.entry("hCG", Set.of("hCG")),
            Map.entry("eGFR", Set.of("eGFR")),
            Map.entry("clearance", Set.of("creatinine clearance")),
            Map.entry("PTH", Set.of("PTH")),
            Map.entry("calcitriol", Set.of("calcitriol")),
            Map.entry("alkaline phosphatase", Set.of("alkaline phosphatase")),
            Map.entry("supervision", Set.of("supervision of CKD-MBD")));

    @Property(tries = 40, seed = "31", edgeCases = EdgeCasesMode.NONE)
    void aMissingResultClearsNothing(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        Answer before = patient.chart().view();
        removable(patient)
                .forEach(lab -> noneCleared(
                        lab, before, patient.without(results(lab)).chart().view()));
    }

    @Property(tries = 40, seed = "32", edgeCases = EdgeCasesMode.NONE)
    void aMissingResultClearsNoOrder(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        Answer before = patient.chart().sign();
        removable(patient)
                .forEach(lab -> noneCleared(
                        lab, before, patient.without(results(lab)).chart().sign()));
    }

    private static Set<String> results(String lab) {
        return LABS.getOrDefault(lab, Set.of());
    }

    private static Stream<String> removable(GeneratedPatient patient) {
        return LABS.keySet().stream()
                .sorted()
                .filter(lab -> patient.hasAny(results(lab)))
                .filter(lab -> !lab.equals("albumin") || !patient.hasAny(Set.of("ionised calcium")));
    }

    /** A candidate that was held or lacked data is not ok without the result. */
    private static void noneCleared(String lab, Answer before, Answer after) {
        for (JsonNode one : before.candidates()) {
            if (List.of("hold", "needs-data").contains(one.path("status").asString())) {
                assertThat(after.candidates().stream()
                                .filter(other -> isSame(one, other))
                                .map(other -> other.path("status").asString()))
                        .as("%s without %s", one.path("regimen").asString(), lab)
                        .doesNotContain("ok");
            }
        }
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return Stream.of("regimen", "origin", "course", "draftOrder")
                .allMatch(member -> one.path(member).equals(other.path(member)));
    }
}
