package org.bonewise.facts;

/** What it means that the record holds nothing. */
final class Absence {

    private Absence() {}

    /** Not recorded, when all types in which it would stand were given; else not delivered. */
    static UnknownReason missing(FactContext context, String... types) {
        return allDelivered(context, types) ? UnknownReason.NOT_RECORDED : UnknownReason.NOT_DELIVERED;
    }

    /** Whether the whole lists of all these types were given. */
    static boolean allDelivered(FactContext context, String... types) {
        for (String type : types) {
            if (!context.record().delivered(type)) {
                return false;
            }
        }
        return true;
    }
}
