package org.bonewise.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A resource that proves a fact.
 *
 * @param reference {@code Type/id}
 * @param display what it said, as recorded (untrusted text: escape it where it is shown)
 * @param date when, where recorded
 */
public record Evidence(
        String reference, String display, @Nullable LocalDate date) {}
