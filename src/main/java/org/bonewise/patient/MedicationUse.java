package org.bonewise.patient;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One order, statement or administration of a medicine.
 *
 * @param resource a MedicationRequest, MedicationStatement or MedicationAdministration
 * @param concept what it is, of all codings and texts known; {@code null} when the reference could not be resolved: then
 *     it is an unknown medicine, not none
 * @param medication the Medication it refers to
 * @param state how it stands today
 * @param start from when
 * @param end until when; {@code null} when open or unknown
 * @param evidence for cards
 */
public record MedicationUse(
        Resource resource,
        @Nullable CodeableConcept concept,
        @Nullable Medication medication,
        State state,
        @Nullable DateRange start,
        @Nullable DateRange end,
        Evidence evidence) {

    /** How a medicine stands today. */
    public enum State {
        /** In use: active, started, not ended. */
        CURRENT,
        /** Active with a start in the future, or a draft order of the hook's context. */
        PLANNED,
        /** Over, stopped or cancelled. */
        PAST,
        ON_HOLD,
        /** Given, at its start. */
        GIVEN,
        /** An order not to give it. */
        NOT_TO_BE_GIVEN,
        /** A draft order on record that is not signed: somebody means to give it, nobody has. */
        DRAFTED,
        /** Of a kind or status that tells nothing: a proposal, not taken. */
        NO_STATEMENT
    }

    /** In use, about to be, or drafted. */
    public boolean isCurrentOrPlanned() {
        return state == State.CURRENT || state == State.PLANNED;
    }

    /** Whether the medicine could not be told though it is, or was, given. */
    public boolean isOfUnknownMedicine() {
        return concept == null && tellsOfUse() && state != State.NOT_TO_BE_GIVEN;
    }

    /** Whether it says anything of the medicine's being given; what is not signed yet does not. */
    public boolean tellsOfUse() {
        return state != State.NO_STATEMENT && state != State.DRAFTED;
    }
}
