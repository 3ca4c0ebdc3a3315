package org.bonewise.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** Compares what was decided about a case with what is expected of it. */
final class CaseCheck {

    private final ClinicalCase one;
    private final CaseOutcome outcome;
    private final SoftAssertions all = new SoftAssertions();

    private CaseCheck(ClinicalCase one, CaseOutcome outcome) {
        this.one = one;
        this.outcome = outcome;
    }

    /** @throws AssertionError naming all that differs */
    static void check(ClinicalCase one, CaseOutcome outcome) {
        new CaseCheck(one, outcome).check();
    }

    private void check() {
        patient();
        one.expect().candidates().forEach((name, expected) -> {
            List<CaseOutcome.Judged> found = outcome.judged(name);
            all.assertThat(found).as("candidates " + name).hasSize(1);
            found.forEach(judged -> candidate(name, expected, judged));
        });
        all.assertThat(outcome.wrongOrders()).as("wrong orders").isEmpty();
        Set<String> unexpected = new TreeSet<>(one.rules());
        unexpected.removeAll(one.expect().speaking());
        unexpected.retainAll(outcome.speaking());
        all.assertThat(unexpected).as("rules that must not speak").isEmpty();
        all.assertAll();
    }

    private void patient() {
        Expectation expected = one.expect();
        Map<String, String> indications = expected.indications();
        if (indications != null) {
            all.assertThat(outcome.indications(one.families()))
                    .as("indications")
                    .isEqualTo(indications);
        }
        outcome.variants()
                .ifPresent(actual ->
                        all.assertThat(actual).as("variants of indications").containsAllEntriesOf(expected.variants()));
        List<String> overdue = expected.words("overdue");
        if (overdue != null) {
            outcome.overdue().ifPresent(actual -> spoken(overdue, actual, "said of an overdue dose"));
        }
        exactly(expected.words("missing"), outcome.missing(), "missing");
        exactly(expected.words("clarify"), outcome.clarifying(), "orders that clarify");
        exactly(expected.words("before"), outcome.before(), "orders before a start");
        List<String> silencedBy = expected.words("silencedBy");
        if (silencedBy != null) {
            all.assertThat(outcome.silencedBy()).as("silenced by").containsAll(silencedBy);
        }
        exactly(expected.words("preferred"), outcome.preferred(), "preferred");
        List<String> advice = expected.words("advice");
        if (advice != null) {
            all.assertThat(outcome.advice()).as("advice").isEqualTo(advice);
        }
        List<String> absent = expected.words("absent");
        if (absent != null) {
            absent.forEach(name ->
                    all.assertThat(outcome.judged(name)).as("candidate " + name).isEmpty());
        }
        List<String> messages = expected.words("messages");
        if (messages != null) {
            spoken(messages, outcome.messages(), "messages");
        }
    }

    private void exactly(@Nullable List<String> expected, Iterable<String> actual, String what) {
        if (expected != null) {
            all.assertThat(actual).as(what).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private void candidate(String name, ExpectedCandidate expected, CaseOutcome.Judged actual) {
        if (expected.asks("status")) {
            all.assertThat(actual.status())
                    .as("status of %s, of which is said %s", name, actual.spoken())
                    .isEqualTo(expected.word("status"));
        }
        if (expected.asks("dose")) {
            all.assertThat(actual.dose()).as("dose of " + name).isEqualTo(expected.word("dose"));
        }
        spoken(expected.speaks(), actual.spoken(), "said of " + name);
        for (String rule : expected.silent()) {
            all.assertThat(actual.spoken()).as("said of " + name).noneMatch(found -> says(found, rule));
        }
        if (expected.asks("missing")) {
            all.assertThat(actual.missing())
                    .as("missing for " + name)
                    .containsExactlyInAnyOrderElementsOf(expected.list("missing"));
        }
        if (actual.drafts() != null) {
            all.assertThat(actual.drafts()).as("drafts of " + name).containsAll(expected.list("drafts"));
        }
        if (actual.instead() != null && expected.asks("instead")) {
            all.assertThat(actual.instead()).as("instead of " + name).isEqualTo(expected.list("instead"));
        }
        all.assertThat(actual.orders()).as("orders with " + name).containsAll(expected.list("orders"));
        all.assertThat(actual.orders())
                .as("orders with " + name)
                .doesNotContainAnyElementsOf(
                        expected.list("noOrders").isEmpty() ? List.of("none") : expected.list("noOrders"));
    }

    /** Each expected word list stands for a finding that has at least these words, each as often. */
    private void spoken(List<String> expected, List<String> actual, String what) {
        for (String said : expected) {
            all.assertThat(actual).as(what + ": " + said).anyMatch(found -> says(found, said));
        }
    }

    private static boolean says(String found, String said) {
        List<String> left = new ArrayList<>(List.of(found.split(" ")));
        return Arrays.stream(said.split(" ")).allMatch(left::remove);
    }
}
