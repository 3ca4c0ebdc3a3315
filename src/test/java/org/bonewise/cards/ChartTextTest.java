package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.cards.Given.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactStatus;
import org.bonewise.facts.FactValue;
import org.bonewise.facts.Reported;
import org.bonewise.facts.UnknownReason;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.DecisionStatus;
import org.bonewise.guideline.IndicationFinding;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a chart says, wherever it reaches a card: it stays short, and is shown as text. */
class ChartTextTest {

    private static final String HOSTILE =
            "<img src=x onerror=alert(1)> [sign](javascript:alert(1)) **bold** `code`\n\n# Heading\n- item \u202e";

    private static final Rule QUESTION = rule("BM-7", "Signs of bone metastasis", "signs", "Confirm by imaging.");
    private static final Rule TEXT =
            rule("SAF-21", "Another agent is running", "another agent", "On record: {{%otherBmaRunning}}.");

    static Stream<Arguments> places() {
        return Stream.of(
                place("evidence of a reason", text -> clarify(List.of(told(text)), List.of())),
                place(
                        "evidence of what is missing",
                        text -> clarify(
                                List.of(),
                                List.of(unknown("boneMetastasis", UnknownReason.NOT_SPECIFIC, condition(text))))),
                place("value in the text of a rule", ChartTextTest::held),
                place("unit of a reason", text -> clarify(List.of(calcium(text)), List.of())),
                place("unit of a value that is too old", text -> clarify(List.of(), List.of(stale(text)))),
                place("unit of what a dose goes by", ChartTextTest::orderable),
                place("part that could not be read", ChartTextTest::unread));
    }

    private static Arguments place(String name, Function<String, Assessment> chart) {
        return Arguments.of(name, chart);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void hostileTextIsShownAsItIs(String place, Function<String, Assessment> chart) {
        assertThat(detail(chart.apply(HOSTILE)))
                .containsIgnoringCase("&lt;img src=x onerror=alert(1)&gt; ")
                .containsIgnoringCase("(javascript:\u2060alert(1)) \\*\\*bold\\*\\* \\`code\\` \\# Heading - item")
                .doesNotContain("<img", "[sign](", "\n# ", "\n- item", "\u202e");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void longTextIsCut(String place, Function<String, Assessment> chart) {
        String text = "metastasis ".repeat(1000);

        assertThat(detail(chart.apply(text)))
                .contains("metastasis metastasis", "\u2026")
                .hasSizeLessThan(1500);
        assertThat(detail(chart.apply("x".repeat(10_000)))).contains("\u2026").hasSizeLessThan(1500);
    }

    private static String detail(Assessment assessment) {
        return Objects.requireNonNull(new CardWriter(UUID::randomUUID)
                .write(assessment, Locale.ENGLISH, ZONE, Audience.CLINICIAN)
                .getFirst()
                .detail());
    }

    private static Assessment clarify(List<Fact> because, List<Fact> missing) {
        return assessment(
                facts(),
                new Advice.Clarify(
                        new IndicationFinding(QUESTION, DecisionStatus.NEEDS_DATA, because, missing), List.of()));
    }

    private static Assessment held(String text) {
        return assessment(
                facts(),
                new Advice.Unsafe(blocked(
                        DENOSUMAB,
                        SafetyStatus.CONTRAINDICATED,
                        List.of(finding(
                                TEXT,
                                SafetyStatus.CONTRAINDICATED,
                                Severity.CRITICAL,
                                flag("otherBmaRunning", true, condition(text)))))));
    }

    private static Assessment orderable(String unit) {
        CandidateAssessment candidate = Given.orderable(ZOLEDRONIC_ACID, false, "4", List.of());
        return assessment(
                facts(),
                new Advice.Start(
                        indicated(),
                        List.of(new CandidateAssessment(
                                candidate.candidate(),
                                candidate.origin(),
                                candidate.status(),
                                false,
                                candidate.dose(),
                                List.of(calcium(unit)),
                                candidate.draft(),
                                List.of(),
                                List.of(),
                                List.of(),
                                candidate.facts())),
                        List.of(),
                        List.of()));
    }

    private static Assessment unread(String part) {
        Assessment one = clarify(List.of(), List.of());
        return new Assessment(
                one.guideline(),
                one.evaluatedAt(),
                one.patientId(),
                one.silencedBy(),
                one.advice(),
                one.indications(),
                one.candidates(),
                one.messages(),
                one.monitoring(),
                List.of(part),
                one.facts());
    }

    private static Evidence condition(String text) {
        return new Evidence("Condition/1", text, LocalDate.of(2026, 5, 2));
    }

    private static Fact told(String text) {
        return flag("boneMetastasisSuspected", true, condition(text));
    }

    private static Fact calcium(String unit) {
        return Given.reported("totalCalciumMmolPerL", "2.2", "mmol/L", new Reported("2.2", unit), TODAY);
    }

    private static Fact stale(String unit) {
        return new Fact(
                "totalCalciumMmolPerL",
                FactStatus.STALE,
                new FactValue.Decimal(Interval.exactly(new java.math.BigDecimal("2.2"))),
                "mmol/L",
                new Reported("2.2", unit),
                TODAY.minusDays(99),
                List.of(),
                UnknownReason.STALE);
    }
}
