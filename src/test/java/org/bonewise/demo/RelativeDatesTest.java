package org.bonewise.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeDatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "@today@, 2026-03-01",
        "@today-10d@, 2026-02-19",
        "@today+5d@, 2026-03-06",
        "@today-1m@, 2026-02-01",
        "@today-61y-100d@, 1964-11-21",
        "@today-10d@T08:30:00+01:00, 2026-02-19T08:30:00+01:00",
        "no date, no date"
    })
    void resolves(String text, String expected) {
        assertThat(RelativeDates.resolve(text, TODAY)).isEqualTo(expected);
    }

    @Test
    void refusesWhatLooksLikeADateAndIsNone() {
        assertThatThrownBy(() -> RelativeDates.resolve("\"@today-3w@\"", TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@today-3w@");
    }
}
