package org.bonewise.patient;

import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;

/**
 * A bone metastasis on record, confirmed or suspected, not over.
 *
 * @param resource the Condition, or the Observation that says so
 * @param diagnosis the condition; {@code null} when an Observation says so
 * @param confirmed false when only suspected
 * @param date since when
 * @param evidence for cards
 */
public record BoneMetastasis(
        DomainResource resource,
        @Nullable Diagnosis diagnosis,
        boolean confirmed,
        @Nullable DateRange date,
        Evidence evidence) {}
