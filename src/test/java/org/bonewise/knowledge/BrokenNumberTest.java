package org.bonewise.knowledge;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A window or a parameter that is missing or makes no sense stops the start, and the message names it. */
class BrokenNumberTest {

    private static final String WINDOWS = "terms/windows.json";
    private static final String PARAMETERS = "terms/parameters.json";
    private static final String ZOLEDRONIC_ACID = "regimens/zoledronic-acid-4mg-4-weekly.json";

    @TempDir
    private Path temporary;

    private ArtefactCopy copy;

    @BeforeEach
    void copied() {
        copy = ArtefactCopy.in(temporary);
    }

    @Test
    void aWindowUnderAnUnknownFact() {
        copy.replace(ZOLEDRONIC_ACID, "%nephrotoxinInUse", "%nephrotoxin");

        copy.assertProblem(
                ZOLEDRONIC_ACID, "freshness creatinine", "unknown fact %nephrotoxin (is %nephrotoxinInUse meant?)");
    }

    @Test
    void aWindowOfAnItemThatNobodyAsksFor() {
        copy.replace(ZOLEDRONIC_ACID, "\"valueCode\": \"calcium\"", "\"valueCode\": \"kalcium\"");

        copy.assertProblem(ZOLEDRONIC_ACID, "freshness kalcium", "unknown code kalcium");
    }

    @Test
    void aGeneralWindowOfAnItemThatNobodyAsksFor() {
        copy.replace(WINDOWS, "\"valueCode\": \"weight\"", "\"valueCode\": \"wait\"");

        copy.assertProblem(WINDOWS, "freshness wait", "unknown code wait");
    }

    @Test
    void aParameterThatIsMissing() {
        copy.replace(PARAMETERS, "\"akiRatio\"", "\"akiQuotient\"");

        copy.assertProblem(PARAMETERS, "akiRatio", "missing parameter");
    }

    /** Nothing would be too old. */
    @ParameterizedTest
    @ValueSource(strings = {"weight", "testosterone", "life-expectancy", "hypocalcaemia-sign", "calcium"})
    void aWindowThatFactsAskForAndIsNotThere(String item) {
        copy.replace(WINDOWS, '"' + item + '"', "\"frax\"");

        copy.assertProblem(WINDOWS, "freshness " + item, "missing window");
    }

    @Test
    void aGeneralWindowGivenTwice() {
        copy.replace(WINDOWS, "\"ecog\"", "\"weight\"");

        copy.assertProblem(WINDOWS, "freshness weight", "window given twice");
    }

    @Test
    void aGeneralWindowWithACase() {
        copy.replaceFrom(WINDOWS, "\"ecog\"", "\"valueInteger\": 90\n", """
                "valueInteger": 90
                }, {
                  "url": "when",
                  "valueExpression": {"language": "text/fhirpath", "expression": "%dialysis"}
                """);

        copy.assertProblem(WINDOWS, "freshness ecog", "a general window holds always");
    }

    @ParameterizedTest
    @CsvSource({
        "terms/windows.json,                           calcium",
        "regimens/zoledronic-acid-4mg-4-weekly.json,   creatinine"
    })
    void aWindowOfLessThanNoDays(String file, String item) {
        copy.replaceFrom(file, "\"" + item + "\"", "\"valueInteger\": ", "\"valueInteger\": -");

        copy.assertProblem(file, "freshness " + item, "give 0 or more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            akiRatioDays         ; 7   ; 7.5 ; is 7.5, but facts count by it: give a whole number
            akiRiseHours         ; 48  ; 4000000000000 ; is 4000000000000, but facts count by it: give a whole number
            amenorrhoeaMonths    ; 12  ; 1.2 ; is 1.2, but facts count by it: give a whole number
            psaRiseMinimumValues ; 3   ; 2.5 ; is 2.5, but facts count by it: give a whole number
            orderPlacedDays      ; 60  ; -60 ; is -60: give 0 or more
            akiRatio             ; 1.5 ; -1.5; is -1.5: give 0 or more
            """)
    void aParameterThatMakesNoSense(String name, String before, String after, String reason) {
        copy.replaceFrom(PARAMETERS, '"' + name + '"', before, after);

        copy.assertProblem(PARAMETERS, name, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            castrateTestosteroneNmolPerL ; nmol/L ; ng/dL
            akiRiseHours                 ; "h"    ; "d"
            akiRatio                     ; "1"    ; "%"
            vitaminDRepleteNgPerMl       ; ng/mL  ; nmol/L
            """)
    void aParameterInAnotherUnitThanItsNameSays(String name, String before, String after) {
        copy.replaceFrom(PARAMETERS, '"' + name + '"', before, after);

        copy.assertProblem(PARAMETERS, name, "the unit is " + after.replace("\"", "") + ", but facts read it in");
    }

    @Test
    void aParameterWithoutUnit() {
        copy.replaceFrom(PARAMETERS, "\"akiRatio\"", "\"url\": \"unit\"", "\"url\": \"dimension\"");

        copy.assertProblem(PARAMETERS, "akiRatio", "a parameter needs a name, a value and a unit");
    }

    @Test
    void aParameterGivenTwice() {
        copy.replace(PARAMETERS, "\"akiRatioDays\"", "\"akiDiagnosisDays\"");

        copy.assertProblem(PARAMETERS, "akiDiagnosisDays", "parameter given twice");
    }
}
