package org.bonewise.patient;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.jspecify.annotations.Nullable;

/** Reads moments of FHIR values from what is written, at the offset it carries. */
final class FhirTime {

    private static final int DATE_LENGTH = 10;

    private FhirTime() {}

    /** The moment a date-time names; {@code null} when it is absent names a day, month or year only, or has no offset. */
    static @Nullable Instant moment(BaseDateTimeType value) {
        String text = value.getValueAsString();
        if (text == null || text.length() <= DATE_LENGTH) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
