package org.bonewise.patient;

/**
 * A confirmed primary cancer.
 *
 * @param diagnosis the condition
 * @param kind which
 */
public record PrimaryCancer(Diagnosis diagnosis, Kind kind) {

    /** Kinds that differ in how bone metastases are judged. */
    public enum Kind {
        BREAST("breast"),
        PROSTATE("prostate"),
        LUNG("lung"),
        RENAL("renal"),
        THYROID("thyroid"),
        OTHER_SOLID("other-solid"),
        /** A cancer whose site the code does not tell. */
        SITE_UNKNOWN("unknown-primary"),
        MYELOMA("myeloma"),
        BLOOD("blood");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word of the fact {@code metastasisOrigin}. */
        public String word() {
            return word;
        }

        /** All but cancers of the blood. */
        public boolean isSolid() {
            return this != MYELOMA && this != BLOOD;
        }
    }
}
