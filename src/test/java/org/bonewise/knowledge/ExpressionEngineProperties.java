package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.knowledge.FactDeclaration.Scope;
import org.bonewise.knowledge.FactValues.Possible;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.StringType;

/** What holds of every condition made of comparisons, and, or and not, whatever is known of its facts. */
class ExpressionEngineProperties {

    private static final FhirContext CONTEXT = FhirContexts.r4();
    private static final Map<String, FactDeclaration> FACTS = Map.of(
            "a", FactDeclaration.flag("a", Scope.PATIENT, "a flag"),
            "b", FactDeclaration.flag("b", Scope.PATIENT, "a flag"),
            "x", FactDeclaration.decimal("x", "mL/min", Scope.PATIENT, "a number"),
            "y", FactDeclaration.decimal("y", "mL/min", Scope.PATIENT, "a number"),
            "w", FactDeclaration.words("w", Scope.PATIENT, "a word"));
    private static final ExpressionReader READER = new ExpressionReader(CONTEXT, FACTS, Set.of());
    private static final ExpressionEngine ENGINE = new ExpressionEngine(CONTEXT, Map.of());

    /** What is so of a fact, and what the record says of it, which leaves that possible. */
    record Told(Possible truth, Possible record) {}

    /** Every fact of one patient. */
    record Patient(Told a, Told b, Told x, Told y, Told w) {

        private Told told(String name) {
            return switch (name) {
                case "a" -> a;
                case "b" -> b;
                case "x" -> x;
                case "y" -> y;
                case "w" -> w;
                default -> throw new IllegalArgumentException(name);
            };
        }

        Outcome truth(String condition) {
            return ENGINE.condition(parsed(condition), name -> told(name).truth());
        }

        Outcome byRecord(String condition) {
            return ENGINE.condition(parsed(condition), name -> told(name).record());
        }
    }

    @Property(tries = 300)
    void whatTheRecordDecidesIsSo(@ForAll("conditions") String condition, @ForAll("patients") Patient patient) {
        Outcome byRecord = patient.byRecord(condition);

        if (byRecord != Outcome.UNKNOWN) {
            assertThat(byRecord).isEqualTo(patient.truth(condition));
        }
    }

    @Property(tries = 300)
    void theNegationSaysTheOpposite(@ForAll("conditions") String condition, @ForAll("patients") Patient patient) {
        Outcome opposite =
                switch (patient.byRecord(condition)) {
                    case TRUE -> Outcome.FALSE;
                    case FALSE -> Outcome.TRUE;
                    case UNKNOWN -> Outcome.UNKNOWN;
                };

        assertThat(patient.byRecord("(" + condition + ").not()")).isEqualTo(opposite);
    }

    @Property(tries = 300)
    void withNothingKnownNothingIsDecided(@ForAll("conditions") String condition) {
        assertThat(ENGINE.condition(parsed(condition), name -> FactValues.UNKNOWN))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Property(tries = 300)
    void withAllKnownAllIsDecided(@ForAll("conditions") String condition, @ForAll("patients") Patient patient) {
        assertThat(patient.truth(condition)).isNotEqualTo(Outcome.UNKNOWN);
    }

    @Property(tries = 300)
    void onlyWhatIsKnownTrueExists(@ForAll("conditions") String condition, @ForAll("patients") Patient patient) {
        String exception = "(" + condition + ").exists($this)";

        if (patient.truth(condition) == Outcome.FALSE) {
            assertThat(patient.byRecord(exception)).isNotEqualTo(Outcome.TRUE);
        }
        assertThat(ENGINE.condition(parsed(exception), name -> FactValues.UNKNOWN))
                .isEqualTo(Outcome.FALSE);
    }

    @Provide
    Arbitrary<String> conditions() {
        Arbitrary<String> compared = comparisons();
        Arbitrary<String> once = combined(compared);
        return Arbitraries.oneOf(compared, once, combined(once));
    }

    private static Arbitrary<String> comparisons() {
        Arbitrary<String> number = Arbitraries.integers().between(0, 6).map(String::valueOf);
        Arbitrary<String> operator = Arbitraries.of("<", "<=", ">", ">=", "=", "!=");
        return Arbitraries.oneOf(
                Arbitraries.of("%a", "%b", "%w = 'breast'", "%w != 'lung'", "%w in ('breast' | 'lung')"),
                Combinators.combine(Arbitraries.of("%x", "%y"), operator, number)
                        .as((fact, sign, value) -> fact + " " + sign + " " + value),
                operator.map(sign -> "%x " + sign + " %y"));
    }

    private static Arbitrary<String> combined(Arbitrary<String> parts) {
        return Arbitraries.oneOf(
                parts.map(part -> "(" + part + ").not()"),
                Combinators.combine(parts, Arbitraries.of("and", "or"), parts)
                        .as((left, word, right) -> "(" + left + ") " + word + " (" + right + ")"));
    }

    @Provide
    Arbitrary<Patient> patients() {
        Arbitrary<Told> flag = Arbitraries.of(true, false).flatMap(value -> told(new BooleanType(value)));
        return Combinators.combine(flag, flag, number(), number(), word()).as(Patient::new);
    }

    private static Arbitrary<Told> told(IBase value) {
        Possible exactly = new Possible.Exactly(List.of(value));
        return Arbitraries.of(exactly, FactValues.UNKNOWN).map(record -> new Told(exactly, record));
    }

    private static Arbitrary<Told> number() {
        Arbitrary<BigDecimal> values =
                Arbitraries.integers().between(0, 60).map(tenths -> BigDecimal.valueOf(tenths, 1));
        Arbitrary<BigDecimal> distances = Arbitraries.of("0", "0.5", "1", "3").map(BigDecimal::new);
        Arbitrary<Boolean> yesOrNo = Arbitraries.of(true, false);
        Arbitrary<Told> ranges = Combinators.combine(values, distances, distances, yesOrNo, yesOrNo)
                .as((value, below, above, ended, included) -> new Told(
                        new Possible.Exactly(List.of(new DecimalType(value))),
                        new Possible.Between(
                                ended ? value.subtract(below) : null,
                                included || below.signum() == 0,
                                value.add(above),
                                included || above.signum() == 0)));
        return Arbitraries.oneOf(ranges, values.flatMap(value -> told(new DecimalType(value))));
    }

    private static Arbitrary<Told> word() {
        List<String> words = List.of("breast", "lung", "kidney");
        Arbitrary<Told> open = Combinators.combine(Arbitraries.of(words), Arbitraries.of(words))
                .as((truth, other) -> new Told(
                        new Possible.Exactly(List.of(new StringType(truth))),
                        new Possible.OneOf(List.of(new StringType(other), new StringType(truth)))));
        return Arbitraries.oneOf(open, Arbitraries.of(words).flatMap(word -> told(new StringType(word))));
    }

    private static ParsedExpression parsed(String expression) {
        List<ArtefactProblem> problems = new ArrayList<>();
        ParsedExpression parsed = READER.read(
                new Expression().setLanguage("text/fhirpath").setExpression(expression),
                new Location("safety/test.json", "T-1", problems));
        assertThat(problems).isEmpty();
        return Objects.requireNonNull(parsed);
    }
}
