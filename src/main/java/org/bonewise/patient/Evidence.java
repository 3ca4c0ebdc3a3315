package org.bonewise.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A resource that proves a fact.
 *
 * @param reference {@code Type/id}; empty when the resource has no id and so cannot be pointed to
 * @param display what it said, as recorded (untrusted text: escape it where it is shown)
 * @param date when, where recorded
 */
public record Evidence(
        String reference, String display, @Nullable LocalDate date) {}
