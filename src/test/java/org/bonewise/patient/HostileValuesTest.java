package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.bonewise.cdshooks.HookJson;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamConstraintsException;

/** Values that no laboratory writes must cost neither the answer nor the service. */
class HostileValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"1e400000000", "1e-9000000", "1.5E+70"})
    void aNumberWithAnAbsurdExponentIsRefused(String number) {
        byte[] body = ("{\"value\": " + number + "}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> HookJson.read(body)).isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void anOrdinaryNumberKeepsItsPrecision() {
        byte[] body = "{\"value\": 2.50}".getBytes(StandardCharsets.UTF_8);

        assertThat(HookJson.read(body).path("value").decimalValue()).isEqualTo("2.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mmol/L9999", "mmol/L-99", "mg/dL mg/dL mg/dL mg/dL mg/dL mg/dL mg/dL mg/dL"})
    void aUnitWithAnAbsurdExponentIsUnknown(String unit) {
        Quantity quantity =
                new Quantity().setSystem("http://unitsofmeasure.org").setCode(unit);

        assertThat(Units.of(quantity)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mmol/L", "mg/dL", "mL/min/{1.73_m2}", "10*3/uL", "kg"})
    void anOrdinaryUnitIsKnown(String unit) {
        Quantity quantity =
                new Quantity().setSystem("http://unitsofmeasure.org").setCode(unit);

        assertThat(Units.of(quantity)).isEqualTo(unit);
    }

    @Test
    void noDateIsReadFromADayThatTheCalendarDoesNotHave() {
        DateType date = new DateType() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getValueAsString() {
                return "2026-02-30";
            }
        };

        assertThat(DateRange.read(date)).isNull();
    }
}
