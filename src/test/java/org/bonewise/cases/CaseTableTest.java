package org.bonewise.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.bonewise.facts.Fact;
import org.bonewise.guideline.CandidateAssessment;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the clinical case tables is decided as the clinical specification says. */
class CaseTableTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return CaseTables.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.id() + ": " + one.story(), () -> check(one)));
    }

    @TestFactory
    Stream<DynamicTest> idsAreUsedOnce() {
        List<String> ids = CaseTables.all().stream().map(ClinicalCase::id).toList();
        return Stream.of(DynamicTest.dynamicTest("ids", () -> assertThat(ids).doesNotHaveDuplicates()));
    }

    private static void check(ClinicalCase one) {
        Decided decided = new Decided(Cases.assess(one));
        SoftAssertions all = new SoftAssertions();
        patient(one, decided, all);
        one.expect().candidates().forEach((name, expected) -> {
            List<CandidateAssessment> found = decided.candidates(name);
            all.assertThat(found).as("candidates " + name).hasSize(1);
            found.forEach(candidate -> candidate(name, expected, candidate, all));
        });
        for (CandidateAssessment candidate : decided.assessment().candidates()) {
            draft(candidate, all);
        }
        Set<String> unexpected = new TreeSet<>(one.rules());
        unexpected.removeAll(one.expect().speaking());
        unexpected.retainAll(decided.speaking());
        all.assertThat(unexpected).as("rules that must not speak").isEmpty();
        all.assertAll();
    }

    private static void patient(ClinicalCase one, Decided decided, SoftAssertions all) {
        Expectation expected = one.expect();
        Map<String, String> indications = expected.indications();
        if (indications != null) {
            all.assertThat(decided.indications(one.families()))
                    .as("indications")
                    .isEqualTo(indications);
        }
        exactly(expected.words("missing"), decided.missing(), "missing", all);
        exactly(expected.words("clarify"), decided.clarifying(), "orders that clarify", all);
        exactly(expected.words("before"), decided.before(), "orders before a start", all);
        List<String> silencedBy = expected.words("silencedBy");
        if (silencedBy != null) {
            all.assertThat(decided.silencedBy()).as("silenced by").containsAll(silencedBy);
        }
        exactly(expected.words("preferred"), decided.preferred(), "preferred", all);
        List<String> advice = expected.words("advice");
        if (advice != null) {
            all.assertThat(decided.advice()).as("advice").isEqualTo(advice);
        }
        List<String> absent = expected.words("absent");
        if (absent != null) {
            absent.forEach(name -> all.assertThat(decided.candidates(name))
                    .as("candidate " + name)
                    .isEmpty());
        }
        List<String> messages = expected.words("messages");
        if (messages != null) {
            spoken(messages, decided.messages(), "messages", all);
        }
    }

    private static void exactly(
            @org.jspecify.annotations.Nullable List<String> expected,
            Iterable<String> actual,
            String what,
            SoftAssertions all) {
        if (expected != null) {
            all.assertThat(actual).as(what).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static void candidate(
            String name, ExpectedCandidate expected, CandidateAssessment actual, SoftAssertions all) {
        List<String> spoken = actual.findings().stream().map(Decided::spoken).toList();
        if (expected.asks("status")) {
            all.assertThat(actual.status().name())
                    .as("status of %s, of which is said %s", name, spoken)
                    .isEqualTo(expected.word("status"));
        }
        if (expected.asks("dose")) {
            String dose = actual.dose() == null
                    ? "none"
                    : actual.dose().getValue().stripTrailingZeros().toPlainString();
            all.assertThat(dose).as("dose of " + name).isEqualTo(expected.word("dose"));
        }
        spoken(expected.speaks(), spoken, "said of " + name, all);
        for (String rule : expected.silent()) {
            all.assertThat(spoken).as("said of " + name).noneMatch(one -> one.startsWith(rule + ' '));
        }
        List<String> missing = actual.missing().stream().map(Fact::name).toList();
        if (expected.asks("missing")) {
            all.assertThat(missing)
                    .as("missing for " + name)
                    .containsExactlyInAnyOrderElementsOf(expected.list("missing"));
        }
        List<String> orders = actual.companions().stream().map(Decided::name).toList();
        all.assertThat(orders).as("orders with " + name).containsAll(expected.list("orders"));
        all.assertThat(orders)
                .as("orders with " + name)
                .doesNotContainAnyElementsOf(
                        expected.list("noOrders").isEmpty() ? List.of("none") : expected.list("noOrders"));
    }

    /** Each expected word list stands for a finding that has at least these words. */
    private static void spoken(List<String> expected, List<String> actual, String what, SoftAssertions all) {
        for (String one : expected) {
            List<String> words = Arrays.asList(one.split(" "));
            all.assertThat(actual).as(what + ": " + one).anyMatch(said -> Arrays.asList(said.split(" "))
                    .containsAll(words));
        }
    }

    /** What is held, contraindicated or lacks data is never ordered; what may be given comes with the dose it was judged at. */
    private static void draft(CandidateAssessment candidate, SoftAssertions all) {
        if (!Decided.isProposal(candidate)) {
            return;
        }
        if (candidate.status().mayBeOrdered()) {
            all.assertThat(candidate.draft()).as("order").isNotNull();
            all.assertThat(candidate.dose()).as("dose").isNotNull();
            if (candidate.draft() != null && candidate.dose() != null) {
                all.assertThat(candidate
                                .draft()
                                .getDosageInstructionFirstRep()
                                .getDoseAndRateFirstRep()
                                .getDoseQuantity()
                                .getValue())
                        .as("dose ordered")
                        .isEqualByComparingTo(candidate.dose().getValue());
            }
        } else {
            all.assertThat(candidate.draft())
                    .as("order of what may not be given")
                    .isNull();
        }
    }
}
