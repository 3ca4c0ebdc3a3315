package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.fhir.FhirContexts;
import org.hl7.fhir.r4.model.Expression;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An expression that would use up the stack of the parser is a problem like any other. */
class LongExpressionTest {

    private static final ExpressionReader READER = new ExpressionReader(FhirContexts.r4(), Map.of(), Set.of());

    @ParameterizedTest
    @CsvSource({"1 = 1 and , 100000, 1 = 1, ''", "(, 100000, 1, )", "(, 51, 1 = 1, )", "'1 = 1 or ', 450, 1 = 1, ''"})
    void isReported(String before, int times, String middle, String after) {
        List<ArtefactProblem> problems = problems(before.repeat(times) + middle + after.repeat(times));

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("at most 4000 characters and 50 brackets in each other"));
    }

    @ParameterizedTest
    @CsvSource({"(, 50, 1 = 1, )", "'1 = 1 or ', 443, 1 = 1, ''"})
    void upToTheLimitItIsRead(String before, int times, String middle, String after) {
        assertThat(problems(before.repeat(times) + middle + after.repeat(times)))
                .isEmpty();
    }

    private static List<ArtefactProblem> problems(String text) {
        List<ArtefactProblem> problems = new ArrayList<>();
        READER.read(
                new Expression().setLanguage("text/fhirpath").setExpression(text),
                new Location("safety/test.json", "T-1", problems));
        return problems;
    }
}
