package org.bonewise.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final int CROWD = 500;

    /** Rules that no generated patient brings to speak: the cases alone test them. */
    private static final Set<String> NOT_REACHED = Set.of();

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
    void everyKindOfDecisionIsReached(@ForAll(supplier = Crowds.class) Crowd crowd) throws IOException {
        Set<String> words = new TreeSet<>();
        Set<String> rules = new TreeSet<>();
        for (GeneratedPatient patient : crowd.patients()) {
            for (Answer answer : List.of(patient.chart().view(), patient.chart().sign())) {
                rules.addAll(answer.rules());
                words.addAll(answer.advice());
                answer.indications()
                        .forEach(one -> words.add(one.path("indication").asString()
                                + ' '
                                + one.path("status").asString()));
                answer.candidates().forEach(one -> {
                    words.add(one.path("agent").asString());
                    words.add(one.path("origin").asString()
                            + ' '
                            + one.path("status").asString());
                });
            }
        }

        assertThat(words)
                .contains(
                        "bone-metastases indicated",
                        "bone-metastases consider",
                        "bone-metastases not-indicated",
                        "bone-metastases needs-data",
                        "myeloma indicated",
                        "myeloma not-indicated",
                        "myeloma needs-data",
                        "adjuvant indicated",
                        "adjuvant consider",
                        "adjuvant not-indicated",
                        "adjuvant needs-data",
                        "bone-loss indicated",
                        "bone-loss not-indicated",
                        "bone-loss needs-data",
                        "osteoporosis indicated",
                        "osteoporosis not-indicated",
                        "osteoporosis needs-data",
                        "hypercalcaemia indicated",
                        "hypercalcaemia consider",
                        "hypercalcaemia not-indicated",
                        "hypercalcaemia needs-data",
                        "giant-cell-tumour indicated",
                        "giant-cell-tumour not-indicated",
                        "giant-cell-tumour needs-data",
                        "radium-223 indicated")
                .contains(
                        "guideline ok",
                        "guideline caution",
                        "guideline hold",
                        "guideline contraindicated",
                        "guideline needs-data",
                        "draft ok",
                        "draft caution",
                        "draft hold",
                        "draft contraindicated",
                        "draft needs-data")
                .contains(
                        "zoledronic-acid",
                        "denosumab",
                        "pamidronate",
                        "ibandronate",
                        "clodronate",
                        "alendronate",
                        "risedronate")
                .contains("start", "clarify", "overdue", "unsafe", "order", "emergency", "review", "monitoring");
        Set<String> silent = numbered();
        silent.removeAll(rules);
        assertThat(silent).isEqualTo(NOT_REACHED);
    }

    /** The rules of the specification that speak under their own number. */
    private static Set<String> numbered() throws IOException {
        Set<String> rules = new HashSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/rules.csv"))) {
            String[] cells = line.split(",", -1);
            if (!line.startsWith("#") && cells[2].isEmpty()) {
                rules.add(cells[0]);
            }
        }
        return rules;
    }
}
