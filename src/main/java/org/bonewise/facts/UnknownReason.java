package org.bonewise.facts;

/** Why a fact is not known; its words are in the message bundle under {@code reason.<id>}. */
public enum UnknownReason {
    /** Nothing usable is on record. */
    NOT_RECORDED,
    /** The EHR did not give the resources it would be in. */
    NOT_DELIVERED,
    /** The newest result has no unit, or one we do not know. */
    NO_UNIT,
    /** The newest value is outside what is plausible. */
    IMPLAUSIBLE,
    /** The newest value is older than its window. */
    STALE,
    /** Two usable results of the same moment differ. */
    CONFLICTING,
    /** The date or value is not exact enough to tell. */
    NOT_EXACT,
    /** A code says something like it, but not surely. */
    NOT_SPECIFIC,
    /** It is worked out from another fact that is not known. */
    DEPENDS_ON_UNKNOWN,
    /** The formula does not apply to this patient. */
    NOT_APPLICABLE,
    /** Working it out failed, or it is worked out from a fact for which that failed. */
    FAILED
}
