package org.bonewise.fuzz;

/** Any bytes as feedback on cards. */
public final class FeedbackTarget {

    private FeedbackTarget() {}

    /** Starts what is tried, which no input shall be blamed for. */
    public static void fuzzerInitialize() {
        Door.open();
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] data) {
        Door.post(Door.SERVICES.getFirst() + "/feedback", data, null);
    }
}
