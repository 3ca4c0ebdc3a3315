package org.bonewise.patient;

import java.util.OptionalInt;
import org.hl7.fhir.r4.model.MedicationRequest;

/**
 * An order, statement or administration of a bone-modifying agent.
 *
 * @param use the medicine as read
 * @param product which
 * @param intervalDays planned days between doses, when an order says so
 */
public record BmaUse(MedicationUse use, BmaProduct product, OptionalInt intervalDays) {

    /** Whether it is a MedicationRequest. */
    public boolean isRequest() {
        return use.resource() instanceof MedicationRequest;
    }

    /** Whether it is an order on hold, with the reason for it. */
    public boolean isHeldForReason() {
        return use.state() == MedicationUse.State.ON_HOLD
                && use.resource() instanceof MedicationRequest request
                && request.hasStatusReason();
    }

    /** Whether it says that the agent is being given: an active order that has begun, or a current statement. */
    public boolean isRunning() {
        return use.state() == MedicationUse.State.CURRENT;
    }
}
