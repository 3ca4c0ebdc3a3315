package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    private static final String UCUM = "http://unitsofmeasure.org";

    @ParameterizedTest
    @CsvSource({
        "mL/min/1.73m2, mL/min/{1.73_m2}",
        "'ml/min/1,73 m²', mL/min/{1.73_m2}",
        "mL/min/1.73 m^2, mL/min/{1.73_m2}",
        "µmol/L, umol/L",
        "μg/L, ug/L",
        "mcg/L, ug/L",
        "IU/L, [IU]/L",
        "IE/l, [IU]/L",
        "mIU/mL, m[IU]/mL",
        "MG/DL, mg/dL",
        "lbs, [lb_av]",
        "months, mo"
    })
    void textHasOneMeaning(String written, String unit) {
        assertThat(Units.of(new Quantity().setUnit(written))).isEqualTo(unit);
        assertThat(Units.of(new Quantity().setSystem("urn:local").setCode(written)))
                .isEqualTo(unit);
    }

    @Test
    void aUcumCodeCountsMoreThanTheTextBesideIt() {
        assertThat(Units.of(new Quantity().setUnit("mg/dL").setSystem(UCUM).setCode("mmol/L")))
                .isEqualTo("mmol/L");
    }

    @Test
    void aWrongUcumCodeIsNotReplacedByText() {
        assertThat(Units.of(new Quantity().setUnit("mg/dL").setSystem(UCUM).setCode("furlong")))
                .isNull();
    }

    @Test
    void noneAndUnknownAreNull() {
        assertThat(Units.of(new Quantity())).isNull();
        assertThat(Units.of(new Quantity().setUnit("arbitrary"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "g/dL, g/L, 10",
        "umol/L, mmol/L, 0.001",
        "ng/mL, ug/L, 1",
        "[lb_av], kg, 0.45359237",
        "mL/s, mL/min, 60"
    })
    void factorsAreExact(String from, String to, String factor) {
        assertThat(Units.factor(from, to)).isEqualByComparingTo(factor);
    }

    @ParameterizedTest
    @CsvSource({
        "mg/dL, mmol/L",
        "meq/L, mmol/L",
        "[IU]/L, umol/L",
        "mL/min, mL/min/{1.73_m2}",
        "10*3/L, mmol/L",
        "furlong, kg"
    })
    void differentKindsDoNotConvert(String from, String to) {
        assertThat(Units.factor(from, to)).isNull();
    }
}
