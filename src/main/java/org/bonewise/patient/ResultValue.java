package org.bonewise.patient;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/** What a result says. */
public sealed interface ResultValue {

    /** What it said, as recorded, for display. */
    String text();

    /**
     * A quantity.
     *
     * @param value the values it allows: one, or with a comparator all on one side of a number
     * @param unit its unit in UCUM; {@code null} when it has none or one we do not know
     * @param number as written, with comparator, without unit
     * @param writtenUnit as written; empty when there is none
     */
    record Measured(Interval value, @Nullable String unit, String number, String writtenUnit) implements ResultValue {
        @Override
        public String text() {
            return writtenUnit.isEmpty() ? number : number + " " + writtenUnit;
        }
    }

    /** A whole number without unit, as scores have. */
    record Whole(int number) implements ResultValue {
        @Override
        public String text() {
            return Integer.toString(number);
        }
    }

    /** A coded answer. */
    record Coded(CodeableConcept concept) implements ResultValue {
        @Override
        public String text() {
            if (concept.getText() != null) {
                return concept.getText();
            }
            return concept.getCoding().stream()
                    .map(coding -> coding.getDisplay() != null ? coding.getDisplay() : coding.getCode())
                    .filter(display -> display != null && !display.isBlank())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Yes or no. */
    record Truth(boolean value) implements ResultValue {
        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /**
     * A range.
     *
     * @param low lower end, {@code null} when it is open
     * @param high upper end, {@code null} when it is open
     * @param unit unit of both in UCUM; {@code null} when there is none, one we do not know, or two different ones
     * @param text as written
     */
    record Span(
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable String unit,
            String text) implements ResultValue {}

    /** A date. */
    record Dated(DateRange days, String text) implements ResultValue {}

    /** Free text. */
    record Text(String text) implements ResultValue {}
}
