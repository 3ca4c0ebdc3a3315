package org.bonewise.cards;

/** Who reads the cards. */
public enum Audience {
    /** May be offered orders, and reasons for not following them. */
    CLINICIAN,
    /** A patient or a related person: is told, never offered an order. */
    PATIENT;

    /** Whether a card may suggest orders. */
    public boolean mayOrder() {
        return this == CLINICIAN;
    }
}
