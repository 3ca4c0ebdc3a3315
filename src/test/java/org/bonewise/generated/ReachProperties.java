package org.bonewise.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Generated patients are of enough kinds that what holds of them means something. */
class ReachProperties {

    private static final int CROWD = 800;

    /** What indications, candidates and advice say, each at least once. */
    private static final String WORDS = """
            adjuvant indicated, adjuvant not-indicated, alendronate, bone-loss indicated,
            bone-loss needs-data, bone-loss not-indicated, bone-metastases indicated,
            bone-metastases needs-data, bone-metastases not-indicated, clarify, clodronate, denosumab,
            draft caution, draft contraindicated, draft hold, draft needs-data, emergency,
            giant-cell-tumour needs-data, guideline caution, guideline contraindicated, guideline hold,
            guideline needs-data, guideline ok, hypercalcaemia consider, hypercalcaemia indicated,
            hypercalcaemia needs-data, hypercalcaemia not-indicated, ibandronate, monitoring,
            myeloma indicated, myeloma not-indicated, order, osteoporosis indicated, osteoporosis needs-data,
            osteoporosis not-indicated, pamidronate, radium-223 indicated, review, risedronate, start,
            unsafe, zoledronic-acid
            """;

    /** Rules of which each speaks at least once; the others of the specification are left to the cases. */
    private static final String RULES = """
            BM-1, BM-2, BM-3, BM-4, BM-5, BM-6, BM-7, BM-8, MM-1, MM-2, ADJ-1, ADJ-2, ADJ-3, ADJ-4, ADJ-5,
            AI-1, AI-2, AI-3, AI-5, AI-6, ADT-1, ADT-2, ADT-4, HCM-1, HCM-2, HCM-5, HCM-6, HCM-7, GC-1, RA-1,
            OP-1, OP-2, OP-3, AGT-1, AGT-5, AGT-9, SAF-01, SAF-02, SAF-03, SAF-06, SAF-07, SAF-08, SAF-10,
            SAF-11, SAF-12, SAF-13, SAF-15, SAF-16, SAF-17, SAF-18, SAF-21, SAF-22, SAF-23, SAF-28, SAF-30,
            SAF-33, SAF-34, SAF-35, SAF-36, SAF-37, SAF-39, SAF-40, SAF-41, SAF-42, SAF-45, SAF-46, MIS-1,
            MIS-2, MIS-3, MIS-4, MIS-5, MIS-6, MIS-7, MIS-8, MON-1, MON-2, MON-3, MON-4, MON-5, MON-6, MON-7,
            MON-8, MON-10, MON-11, MON-12, MON-13, MON-15, MON-16, DUR-3, DUR-4, DUR-7, DUR-9, DUR-10, EB-1,
            EB-2, EB-3, EB-4, EB-6, SIL-1, SIL-2, SIL-3, SIL-5, SIL-7, SIL-9, SIL-11, LE-1
            """;

    /** Many patients, whose names would fill the screen. */
    record Crowd(List<GeneratedPatient> patients) {
        @Override
        public String toString() {
            return patients.size() + " patients";
        }
    }

    static final class Crowds implements ArbitrarySupplier<Crowd> {
        @Override
        public Arbitrary<Crowd> get() {
            return new Patients.Any().get().list().ofSize(CROWD).map(Crowd::new);
        }
    }

    @Property(tries = 1, seed = "61", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyKindOfDecisionIsReached(@ForAll(supplier = Crowds.class) Crowd crowd) {
        Set<String> unreached = new TreeSet<>(listed(WORDS));
        unreached.addAll(listed(RULES));
        for (GeneratedPatient patient : crowd.patients()) {
            for (Answer answer : List.of(patient.chart().view(), patient.chart().sign())) {
                unreached.removeAll(answer.rules());
                unreached.removeAll(words(answer));
            }
        }

        assertThat(unreached).isEmpty();
    }

    private static List<String> listed(String text) {
        return List.of(text.strip().split(",\\s+"));
    }

    private static Set<String> words(Answer answer) {
        Set<String> words = new HashSet<>(answer.advice());
        answer.indications()
                .forEach(one -> words.add(one.path("indication").asString("")
                        + ' '
                        + one.path("status").asString()));
        answer.candidates().forEach(one -> {
            words.add(one.path("agent").asString(""));
            words.add(one.path("origin").asString() + ' ' + one.path("status").asString());
        });
        return words;
    }
}
