package org.bonewise.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bonewise.cards.Vocabulary;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.knowledge.FactDeclaration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of an expression say what three-valued logic makes of it. */
class ConditionWordsTest {

    private static String words(String expression) {
        Map<String, FactDeclaration> facts = new LinkedHashMap<>();
        FactDefinitions.catalogue().declarations().forEach(fact -> facts.put(fact.name(), fact));
        ValueWords values = new ValueWords(facts, new Vocabulary(Locale.ENGLISH));
        return new ConditionWords(FhirContexts.r4(), values)
                .of(expression).inline().spans().stream()
                        .map(span -> switch (span) {
                            case Span.Text(String text) -> text;
                            case Span.Link(String target, String text) -> text;
                            default -> throw new AssertionError(span);
                        })
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "%boneMetastasis => bone metastasis",
                "%boneMetastasis.not() => no bone metastasis",
                "%boneMetastasis.exists($this) => known bone metastasis",
                "(%boneMetastasis.exists($this)).not() => no known bone metastasis",
                "%boneMetastasis.exists($this.not()) => known to be without bone metastasis",
                "(%activeCancer = false).exists($this) => known to be without active cancer",
                "%tScore.empty() => lowest T-score is not known",
                "%tScore.exists() => lowest T-score is known",
                "%correctedCalciumMmolPerL >= 3.0 => albumin-corrected calcium at least 3.0 mmol/L",
                "%tScore < (-2.0) => lowest T-score below −2.0",
                "(%ageYears < 12).not() => age at least 12 years",
                "%lifeExpectancyMonths.exists($this < 3) => life expectancy known to be below 3 months",
                "(%lifeExpectancyMonths.exists($this < 3)).not() => life expectancy not known to be below 3 months",
                "%metastasisOrigin != 'blood' => primary tumour is not blood cancer",
                "%metastasisOrigin in ('breast' | 'lung' | 'renal') => primary tumour is breast, lung or kidney",
                "%peakCreatinineMgPerDl - %baselineCreatinineMgPerDl >= 0.5"
                        + " => highest creatinine since the last dose minus creatinine before the first dose at least 0.5 mg/dL",
                "%dialysis and %pregnant or %hospice => (dialysis and pregnancy) or hospice care",
                "(%dialysis and %pregnant).not() => no dialysis or no pregnancy",
                "(%dialysis or %pregnant).not() => no dialysis and no pregnancy",
                "((%dialysis and %pregnant).exists($this)).not() => no known dialysis or no known pregnancy",
                "(%dialysis.exists($this) or %ageYears < 12).not() => no known dialysis and age at least 12 years",
                "iif(%dialysis, 2 'mg', iif(%pregnant, 3.5 'mg', {}))"
                        + " => if dialysis: 2 mg; otherwise if pregnancy: 3.5 mg; otherwise not known",
                "iif(%dialysis.exists($this), 1, 0) + iif((%ageYears > 65).exists($this), 1, 0)"
                        + " => how many of these hold: known dialysis; age known to be above 65 years",
                "iif(%dialysis.exists($this), 1, 0) + iif((%ageYears > 65).exists($this), 1, 0) >= 2"
                        + " => what the expression says",
            })
    void says(String expression, String expected) {
        assertThat(words(expression.strip())).isEqualTo(expected.strip());
    }
}
