package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.knowledge.FactDeclaration.Scope;
import org.bonewise.knowledge.FactValues.Possible;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions are three-valued, also where a fact is known only as a range or as one of several words. */
class ExpressionEngineTest {

    private static final FhirContext CONTEXT = FhirContexts.r4();
    private static final Map<String, FactDeclaration> FACTS = Map.of(
            "a", FactDeclaration.flag("a", Scope.PATIENT, "a flag"),
            "b", FactDeclaration.flag("b", Scope.PATIENT, "a flag"),
            "x", FactDeclaration.decimal("x", "mL/min", Scope.PATIENT, "a number"),
            "y", FactDeclaration.decimal("y", "mL/min", Scope.PATIENT, "a number"),
            "z", FactDeclaration.decimal("z", "mL/min", Scope.PATIENT, "a number"),
            "v", FactDeclaration.words("v", Scope.PATIENT, "a word"),
            "w", FactDeclaration.words("w", Scope.PATIENT, "a word"));
    private static final Map<String, String> TERMS = Map.of("low", "%x < 30", "worrying", "%low or %a");

    private final Map<String, Possible> values = new HashMap<>();
    private final ExpressionEngine engine = engine();

    @ParameterizedTest
    @CsvSource({
        "true, true, TRUE",
        "true, false, FALSE",
        "true, , UNKNOWN",
        "false, , FALSE",
        ", , UNKNOWN",
    })
    void and(@Nullable Boolean a, @Nullable Boolean b, Outcome expected) {
        flag("a", a).flag("b", b);

        assertThat(outcome("%a and %b")).isEqualTo(expected);
        assertThat(outcome("%b and %a")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, , TRUE", "false, , UNKNOWN", "false, false, FALSE", ", , UNKNOWN"})
    void or(@Nullable Boolean a, @Nullable Boolean b, Outcome expected) {
        flag("a", a).flag("b", b);

        assertThat(outcome("%a or %b")).isEqualTo(expected);
        assertThat(outcome("%b or %a")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, TRUE", "false, FALSE", ", FALSE"})
    void onlyWhatIsKnownTrueExists(@Nullable Boolean a, Outcome expected) {
        flag("a", a);

        assertThat(outcome("%a.exists($this)")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, FALSE", "false, TRUE", ", UNKNOWN"})
    void not(@Nullable Boolean a, Outcome expected) {
        flag("a", a);

        assertThat(outcome("%a.not()")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "%x < 10,  TRUE",
        "%x <= 10, TRUE",
        "%x = 10,  FALSE", // the end itself does not belong to it
        "%x >= 10, FALSE",
        "%x > 5,   UNKNOWN",
        "%x = 5,   UNKNOWN",
        "%x != 5,  UNKNOWN",
        "%x >= 0,  TRUE",
        "%x < 9.9999999, UNKNOWN",
    })
    void aValueBelowTen(String expression, Outcome expected) {
        between("x", "0", true, "10", false);

        assertThat(outcome(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"%x > 10, TRUE", "%x >= 10, TRUE", "%x = 10, FALSE", "%x < 1000000, UNKNOWN", "%x > 10.5, UNKNOWN"})
    void aValueAboveTen(String expression, Outcome expected) {
        between("x", "10", false, null, false);

        assertThat(outcome(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"%x > 10, UNKNOWN", "%x >= 10, TRUE", "%x <= 20, TRUE", "%x < 20, UNKNOWN", "%x = 15, UNKNOWN"})
    void aClosedRange(String expression, Outcome expected) {
        between("x", "10", true, "20", true);

        assertThat(outcome(expression)).isEqualTo(expected);
    }

    @Test
    void aRangeWithoutLowerEnd() {
        between("x", null, false, "10", true);

        assertThat(outcome("%x <= 10")).isEqualTo(Outcome.TRUE);
        assertThat(outcome("%x > -1000")).isEqualTo(Outcome.UNKNOWN);
    }

    /** A comparison that differs only in the middle of the range must be found there. */
    @Test
    void whatHoldsAtBothEndsButNotInside() {
        between("x", "10", true, "20", true);

        assertThat(outcome("%x < 12 or %x > 18")).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome("%x < 15 or %x >= 15")).isEqualTo(Outcome.TRUE);
        assertThat(outcome("%x < 15 or %x > 15")).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"25, FALSE", "20, FALSE", "15, UNKNOWN", "10, UNKNOWN", "9, TRUE"})
    void aRangeIsComparedWithAnotherFact(String y, Outcome expected) {
        between("x", "10", true, "20", true).number("y", y);

        assertThat(outcome("%x > %y")).isEqualTo(expected);
        assertThat(outcome("%y < %x")).isEqualTo(expected);
    }

    @Test
    void twoRangesAreComparedWithEachOther() {
        between("x", "10", true, "20", true).between("y", "20", false, "30", true);
        assertThat(outcome("%x < %y")).isEqualTo(Outcome.TRUE);

        between("y", "20", true, "30", true);
        assertThat(outcome("%x < %y")).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome("%x <= %y")).isEqualTo(Outcome.TRUE);

        between("y", "10", true, "20", true);
        assertThat(outcome("%x = %y")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aRangeAndAnUnknownFactAreUnknown() {
        between("x", "10", true, "20", true);

        assertThat(outcome("%x < %y")).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome("%x < 30 or %y < 30")).isEqualTo(Outcome.TRUE);
    }

    @Test
    void wordsLeftOpen() {
        oneOf("w", "breast", "lung");

        assertThat(outcome("%w = 'breast'")).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome("%w in ('breast' | 'lung')")).isEqualTo(Outcome.TRUE);
        assertThat(outcome("%w = 'prostate'")).isEqualTo(Outcome.FALSE);
        assertThat(outcome("%w = 'breast' or %w = 'lung'")).isEqualTo(Outcome.TRUE);
    }

    @Test
    void everyPossibleOutcomeIsTold() {
        between("x", "10", true, "20", true);

        assertThat(engine.outcomes(parsed("%x < 15"), facts())).containsExactlyInAnyOrder(Outcome.TRUE, Outcome.FALSE);
        assertThat(engine.outcomes(parsed("%x < 15 and %a"), facts()))
                .containsExactlyInAnyOrder(Outcome.UNKNOWN, Outcome.FALSE);
        assertThat(engine.outcomes(parsed("%x < 5"), facts())).containsExactly(Outcome.FALSE);
        assertThat(engine.outcomes(parsed("%y < 5"), facts())).containsExactly(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"29, false, TRUE", "31, false, FALSE", "31, , UNKNOWN", "31, true, TRUE", "29, , TRUE"})
    void termsInsideTerms(String x, @Nullable Boolean a, Outcome expected) {
        number("x", x).flag("a", a);

        assertThat(outcome("%worrying")).isEqualTo(expected);
    }

    @Test
    void aRangeIsTriedAtTheNumbersOfTerms() {
        between("x", "20", true, "40", true).flag("a", false);

        assertThat(outcome("%worrying")).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome("%worrying or %x >= 30")).isEqualTo(Outcome.TRUE);
    }

    @Test
    void theFactsOfAnExpressionAreThoseOfItsTermsToo() {
        assertThat(engine.facts(parsed("%worrying and %y > 3"))).containsExactlyInAnyOrder("x", "a", "y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            61 ; 4.0
            60 ; 3.5
            50 ; 3.5
            49 ; none
               ; none
            """)
    void aDose(@Nullable String x, String expected) {
        if (x != null) {
            number("x", x);
        }

        assertThat(dose()).isEqualTo(expected);
    }

    @Test
    void aDoseOfARangeIsKnownOnlyWhenTheWholeRangeGivesIt() {
        between("x", "50", true, "60", true);
        assertThat(dose()).isEqualTo("3.5");

        between("x", "50", true, "60.1", true);
        assertThat(dose()).isEqualTo("none");

        between("x", "49", true, "60", true);
        assertThat(dose()).isEqualTo("none");

        between("x", "60", false, null, false);
        assertThat(dose()).isEqualTo("4.0");
    }

    @Test
    void anUnknownConditionOfIifGoesToItsElse() {
        assertThat(outcome("iif(%x > 60, true, {})")).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome("iif(%x > 60, true, false)")).isEqualTo(Outcome.FALSE);
    }

    /** With too many ways to settle what is open nothing is claimed to be known. */
    @Test
    void tooManyCombinationsAreUnknown() {
        for (String name : List.of("x", "y", "z")) {
            between(name, "0", true, "100", true);
        }
        StringBuilder expression = new StringBuilder("%x >= 0 and %y >= 0 and %z >= 0");
        for (int number = 1; number < 20; number++) {
            expression
                    .append(" and (%x < ")
                    .append(number)
                    .append(" or %x >= ")
                    .append(number)
                    .append(')');
        }

        assertThat(outcome("%x >= 0 and %y >= 0 and %z >= 0")).isEqualTo(Outcome.TRUE);
        assertThat(outcome(expression.toString())).isEqualTo(Outcome.UNKNOWN);
        assertThat(engine.outcomes(parsed(expression.toString()), facts())).containsExactlyInAnyOrder(Outcome.values());
    }

    /** They are counted, not laid out: a long list of words in a record must not take all memory. */
    @Test
    void tooManyCombinationsAreNotBuilt() {
        String[] words =
                IntStream.range(0, 100_000).mapToObj(number -> "word" + number).toArray(String[]::new);
        oneOf("v", words);
        oneOf("w", words);

        assertThat(outcome("%v = 'breast' or %w = 'breast'")).isEqualTo(Outcome.UNKNOWN);
        assertThat(engine.outcomes(parsed("%v = 'breast' or %w = 'breast'"), facts()))
                .containsExactlyInAnyOrder(Outcome.values());
    }

    @Test
    void anExpressionThatFailsNamesItsPlaceAndNoValue() {
        exactly("x", quantity(4711, "mg"));
        exactly("y", quantity(1, "mL"));

        assertThatThrownBy(() -> outcome("%x > %y"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageStartingWith("safety/test.json [T-1]")
                .hasMessageNotContaining("4711");
    }

    @Test
    void aConditionThatYieldsNoBooleanFails() {
        number("x", "3");

        assertThatThrownBy(() -> outcome("%x"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("yields no boolean");
    }

    private Outcome outcome(String expression) {
        return engine.condition(parsed(expression), facts());
    }

    private String dose() {
        return engine.quantity(parsed("iif(%x > 60, 4.0 'mg', iif(%x >= 50, 3.5 'mg', {}))"), facts())
                .map(quantity -> quantity.getValue().toPlainString())
                .orElse("none");
    }

    private FactValues facts() {
        return name -> values.getOrDefault(name, FactValues.UNKNOWN);
    }

    private ExpressionEngineTest flag(String name, @Nullable Boolean value) {
        return value == null ? this : exactly(name, new BooleanType(value));
    }

    private ExpressionEngineTest number(String name, String value) {
        return exactly(name, new DecimalType(value));
    }

    private ExpressionEngineTest exactly(String name, IBase value) {
        values.put(name, new Possible.Exactly(List.of(value)));
        return this;
    }

    private ExpressionEngineTest between(
            String name, @Nullable String low, boolean lowIncluded, @Nullable String high, boolean highIncluded) {
        values.put(
                name,
                new Possible.Between(
                        low == null ? null : new BigDecimal(low),
                        lowIncluded,
                        high == null ? null : new BigDecimal(high),
                        highIncluded));
        return this;
    }

    private void oneOf(String name, String... words) {
        values.put(
                name,
                new Possible.OneOf(
                        Arrays.stream(words).<IBase>map(StringType::new).toList()));
    }

    private static Quantity quantity(int value, String unit) {
        return new Quantity().setValue(value).setUnit(unit).setCode(unit).setSystem("http://unitsofmeasure.org");
    }

    private static ExpressionEngine engine() {
        Map<String, ParsedExpression> terms = new HashMap<>();
        TERMS.forEach((name, expression) -> terms.put(name, parsed(expression)));
        return new ExpressionEngine(CONTEXT, terms);
    }

    private static ParsedExpression parsed(String expression) {
        List<ArtefactProblem> problems = new ArrayList<>();
        ParsedExpression parsed = new ExpressionReader(CONTEXT, FACTS, TERMS.keySet())
                .read(
                        new Expression().setLanguage("text/fhirpath").setExpression(expression),
                        new Location("safety/test.json", "T-1", problems));
        assertThat(problems).isEmpty();
        assertThat(parsed).isNotNull();
        return java.util.Objects.requireNonNull(parsed);
    }
}
