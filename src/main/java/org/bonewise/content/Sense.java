package org.bonewise.content;

/**
 * In what sense a statement is said.
 *
 * @param yes whether it holds, or does not
 * @param certainty what a statement that is not known counts for
 */
record Sense(boolean yes, Certainty certainty) {

    static final Sense PLAIN = new Sense(true, Certainty.PLAIN);

    /** What a statement that is not known counts for. */
    enum Certainty {
        /** Not known stays not known. */
        PLAIN,
        /** Not known counts as not so. */
        KNOWN,
        /** It is said that the statement is not known to hold. */
        NOT_KNOWN
    }

    /** Of a statement that is denied. */
    Sense denied() {
        return new Sense(!yes, certainty);
    }

    /** Of a statement of which only its being known to hold matters; that itself is always known. */
    Sense ifKnown() {
        boolean known = certainty == Certainty.NOT_KNOWN ? !yes : yes;
        return new Sense(true, known ? Certainty.KNOWN : Certainty.NOT_KNOWN);
    }

    /** Whether "a and b" in this sense says "a or b" in it. */
    boolean swapsAndOr() {
        return yes == (certainty == Certainty.NOT_KNOWN);
    }

    /** As the keys of phrases name it. */
    String key() {
        String known =
                switch (certainty) {
                    case PLAIN -> "";
                    case KNOWN -> "known.";
                    case NOT_KNOWN -> "not-known.";
                };
        return known + (yes ? "yes" : "no");
    }
}
