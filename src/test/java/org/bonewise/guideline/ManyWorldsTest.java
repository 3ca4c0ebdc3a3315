package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactBuilder;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.facts.FactContext;
import org.bonewise.facts.FactDefinition;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.ExpressionEngine;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Rule;
import org.bonewise.patient.PatientRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record may leave open many words at once; what follows from them is never silence, and never a search without end. */
class ManyWorldsTest {

    private static final List<String> WORDS = List.of("a", "b", "c", "d");

    @Test
    void aFewAreTriedOneByOne() {
        IndicationEvaluator.Result result = evaluate(2, rule("T-1", "%t1 = 'a'"), rule("T-2", "%t1 != 'a'"), none(2));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("T-1");
            assertThat(finding.status()).isEqualTo(DecisionStatus.INDICATED);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 40})
    void moreMustBeFoundOut(int facts) {
        IndicationEvaluator.Result result =
                evaluate(facts, rule("T-1", "%t1 = 'a'"), rule("T-2", "%t1 != 'a'"), none(facts));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(DecisionStatus.NEEDS_DATA);
            assertThat(finding.missing()).extracting(Fact::name).hasSize(facts).contains("t1", "t" + facts);
        });
    }

    @Test
    void whatHoldsAtAllOfThemHolds() {
        IndicationEvaluator.Result result = evaluate(40, rule("T-1", "%t1 != 'z'"), none(40));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("T-1");
            assertThat(finding.status()).isEqualTo(DecisionStatus.INDICATED);
        });
    }

    private static IndicationEvaluator.Result evaluate(int facts, Rule... rules) {
        FactCatalogue catalogue = new FactCatalogue(List.of(new Open(facts)));
        PatientRecord record = new PatientRecord(
                new PatientData("p1", List.of(), Set.of(), List.of()), Chart.SHIPPED.codes(), Chart.NOW);
        ExpressionEngine engine = Chart.SHIPPED.engine();
        return new IndicationEvaluator(new RuleEvaluator(engine), engine)
                .evaluate(List.of(rules), new EvaluatedFacts(catalogue, Chart.SHIPPED, record, List.of()));
    }

    /** A rule that names every fact and never holds. */
    private static Rule none(int facts) {
        return rule(
                "T-3",
                IntStream.rangeClosed(1, facts)
                        .mapToObj(i -> "%t" + i + " = 'z'")
                        .toArray(String[]::new));
    }

    private static Rule rule(String id, String... conditions) {
        List<ParsedExpression> parsed = new ArrayList<>();
        for (String condition : conditions) {
            parsed.add(parsed(condition));
        }
        return new Rule(
                id,
                id,
                "test.json",
                Rule.Kind.INDICATION,
                "indicated",
                null,
                Rule.Scope.PATIENT,
                null,
                null,
                null,
                id,
                null,
                null,
                parsed,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static ParsedExpression parsed(String condition) {
        String name = condition.substring(1, condition.indexOf(' '));
        try {
            return new ParsedExpression(
                    condition,
                    FhirContexts.r4().newFhirPath().parse(condition),
                    Set.of(name),
                    List.of(),
                    List.of(),
                    Set.of(),
                    "test.json");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Facts {@code t1}, {@code t2}, ... each of which may be any of the words. */
    private record Open(int facts) implements FactDefinition {
        @Override
        public List<FactDeclaration> declarations() {
            return IntStream.rangeClosed(1, facts)
                    .mapToObj(i -> FactDeclaration.words("t" + i, FactDeclaration.Scope.PATIENT, "Any of the words"))
                    .toList();
        }

        @Override
        public Fact derive(FactDeclaration declaration, FactContext context) {
            return FactBuilder.of(declaration).words(WORDS);
        }
    }
}
