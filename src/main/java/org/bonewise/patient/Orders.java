package org.bonewise.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/** Dates of medication orders. */
public final class Orders {

    private Orders() {}

    /** The day an order is planned for: its first event, else the start of its bounds; {@code null} when it tells none. */
    public static @Nullable LocalDate plannedDay(MedicationRequest order) {
        return Dates.day(Dates.planned(order));
    }

    /** When it was written. */
    public static Optional<DateRange> written(MedicationRequest order) {
        return Optional.ofNullable(Dates.read(order.getAuthoredOnElement()));
    }

    /** Single moments at which it is to be given, in order. */
    public static List<DateRange> events(MedicationRequest order) {
        return Dates.events(order);
    }
}
