package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultFactsTest {

    @Test
    void vitaminDIsBoundInBothUnits() {
        TestFactContext context = Records.empty()
                .with(Records.lab(Records.VITAMIN_D, "2026-01-05", "20", "ng/mL"))
                .build();

        FactAssert.isNumber(context.fact("vitaminDNgPerMl"), "20");
        FactAssert.isNumber(context.fact("vitaminDNmolPerL"), "49.92");
        assertThat(context.fact("vitaminDUnit").word()).isEqualTo("ng/mL");
        FactAssert.isTrue(context.fact("vitaminDInWindow"));
    }

    @Test
    void microgramsPerLitreAreNanogramsPerMillilitre() {
        TestFactContext context = Records.empty()
                .with(Records.lab(Records.VITAMIN_D, "2026-01-05", "12", "ug/L"))
                .build();

        FactAssert.isNumber(context.fact("vitaminDNgPerMl"), "12");
        assertThat(context.fact("vitaminDUnit").word()).isEqualTo("ng/mL");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10, 0.8, mmol/L, true",
        "2026-02-09, 0.8, mmol/L, false",
        "2026-03-09, 4, mmol/L, true",
        "2026-03-09, 4.1, mmol/L, false",
        "2026-03-09, 2, mg/dL, true",
        "2026-03-09, 0.4, mg/dL, false"
    })
    void magnesiumIsThereWhenRecentAndPlausible(String when, String value, String unit, boolean there) {
        Fact fact = Records.empty()
                .with(Records.lab(Records.MAGNESIUM, when, value, unit))
                .fact("magnesiumInWindow");

        assertThat(fact.isKnown()).isTrue();
        assertThat(fact.isTrue()).isEqualTo(there);
    }

    @Test
    void nothingIsThereWithoutResults() {
        FactAssert.isFalse(Records.empty().fact("phosphateInWindow"));
        FactAssert.isFalse(Records.empty().notDelivered("Observation").fact("pthInWindow"));
    }
}
