package org.bonewise.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.CandidateAssessment;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same patient under both guidelines: they differ in what the table of guidelines says, and in nothing else. */
class DbcgAndEsmoTest {

    /**
     * Who gets a bisphosphonate, for how long, and so when a dose is overdue. RA-1 is asked about where orders could not be read
     * and no other rule of the guideline has a question.
     */
    private static final Set<String> MAY_DIFFER = Set.of("ADJ-1", "ADJ-2", "ADJ-3", "DUR-6", "DUR-7", "RA-1");

    private static final int EVERY = 4;

    private static Assessment assess(ClinicalCase one, String guideline) {
        return Cases.assess(new ClinicalCase(
                one.id(), one.rules(), guideline, one.base(), one.story(), one.patient(), one.expect()));
    }

    /** Patients with bone metastases and without breast cancer: a part of all cases, to save time. */
    @TestFactory
    Stream<DynamicTest> otherTopicsComeFromEsmo() {
        List<ClinicalCase> others = CaseTables.all().stream()
                .filter(one -> one.base().equals("base-patient"))
                .toList();
        return IntStream.range(0, others.size())
                .filter(number -> number % EVERY == 0)
                .mapToObj(others::get)
                .map(one -> DynamicTest.dynamicTest(
                        one.id(), () -> assertThat(lines(assess(one, "dbcg"))).isEqualTo(lines(assess(one, "esmo")))));
    }

    /** What both propose is judged alike: safety is the same in all guidelines. */
    @TestFactory
    Stream<DynamicTest> adjuvantPatientsAreJudgedAlike() {
        return CaseTables.all().stream()
                .filter(one -> !one.base().equals("base-patient"))
                .filter(one -> one.guideline().equals("esmo"))
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> alike(one)));
    }

    private static void alike(ClinicalCase one) {
        Assessment esmo = assess(one, "esmo");
        Assessment dbcg = assess(one, "dbcg");
        Set<String> differing = new TreeSet<>(spoken(esmo, dbcg));
        differing.removeAll(spoken(dbcg, esmo));
        Set<String> other = new TreeSet<>(spoken(dbcg, esmo));
        other.removeAll(spoken(esmo, dbcg));
        differing.addAll(other);

        assertThat(MAY_DIFFER).containsAll(differing);
        assertThat(dbcg.candidates())
                .filteredOn(Decided::isProposal)
                .filteredOn(candidate ->
                        !"hypercalcaemia".equals(candidate.candidate().purpose()))
                .extracting(candidate -> candidate.candidate().regimen().agent())
                .doesNotContain("clodronate");
        for (CandidateAssessment ours : dbcg.candidates()) {
            esmo.candidates().stream().filter(theirs -> isSame(ours, theirs)).forEach(theirs -> assertThat(line(theirs))
                    .isEqualTo(line(ours)));
        }
    }

    private static boolean isSame(CandidateAssessment one, CandidateAssessment other) {
        return one.origin() == other.origin()
                && one.candidate()
                        .regimen()
                        .id()
                        .equals(other.candidate().regimen().id());
    }

    /**
     * Rules that speak of the patient; those of a start depend on whether there is one, those of a course on whether it is
     * complete under the guideline.
     */
    private static Set<String> spoken(Assessment assessment, Assessment beside) {
        Set<String> rules = new TreeSet<>(new Decided(assessment).indications().keySet());
        assessment.candidates().stream()
                .filter(candidate -> candidate.origin() != CandidateAssessment.Origin.GUIDELINE)
                .filter(candidate -> beside.candidates().stream().anyMatch(other -> isSame(candidate, other)))
                .flatMap(candidate -> candidate.findings().stream())
                .forEach(finding -> rules.add(finding.rule().id()));
        return rules;
    }

    private static List<String> lines(Assessment assessment) {
        Decided decided = new Decided(assessment);
        List<String> lines = new ArrayList<>(decided.advice());
        decided.indications().forEach((rule, status) -> {
            if (!MAY_DIFFER.contains(rule)) {
                lines.add(rule + " " + status);
            }
        });
        lines.addAll(decided.messages());
        assessment.candidates().forEach(candidate -> lines.add(line(candidate)));
        return lines;
    }

    /** Without what is said of the length of a course. */
    private static String line(CandidateAssessment one) {
        List<String> findings = one.findings().stream()
                .map(Decided::spoken)
                .filter(said -> !MAY_DIFFER.contains(Expectation.ruleOf(said)))
                .toList();
        return one.candidate().regimen().id() + " " + one.status() + " "
                + findings + " "
                + one.companions().stream().map(Decided::name).toList();
    }
}
