package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import org.bonewise.facts.Fact;
import org.bonewise.facts.UnknownReason;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Injections of which the record tells no day, or none that is exact enough: they may still act on 10 March 2026. */
class InjectedTherapyTest {

    private static final String GOSERELIN = "L02AE03";
    private static final Chart MAN = Chart.of(Chart.man(), "C61");
    private static final Chart WOMAN = Chart.of(Chart.patient(AdministrativeGender.FEMALE, "1986-03-01"), "C50.9");

    private static MedicationAdministration injected(@Nullable String day) {
        MedicationAdministration injected = Chart.given(GOSERELIN, "3.6", 20);
        injected.setEffective(day == null ? null : new DateTimeType(day));
        return injected;
    }

    private static Fact deprivation(@Nullable String day) {
        return MAN.with(injected(day)).assess().facts().fact("androgenDeprivation");
    }

    private static Fact menopause(@Nullable String day) {
        return WOMAN.with(injected(day)).assess().facts().fact("menopausalState");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"2025-12", "2025"})
    void aDayThatLeavesItOpenLeavesTheTherapyOpen(@Nullable String day) {
        assertThat(deprivation(day).reason()).isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(menopause(day).reason()).isEqualTo(UnknownReason.NOT_EXACT);
    }

    @Test
    void anExactDayTellsIt() {
        assertThat(deprivation("2025-12-10").isTrue()).isTrue();
        assertThat(menopause("2025-12-10").word()).isEqualTo("low-oestrogen");
        assertThat(deprivation("2025-12-09").isTrue()).isFalse();
        assertThat(deprivation("2025-12-09").isKnown()).isTrue();
        assertThat(menopause("2025-12-09").word()).isEqualTo("premenopausal");
    }
}
