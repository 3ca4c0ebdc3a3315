package org.bonewise.cdshooks;

/** What a JSON text takes in memory, told from the text before it is parsed. */
public final class Weight {

    /** Bytes of a node with its place in the node above it, and its empty lists; what {@code {"":{"":{}}}} takes, halved. */
    private static final long VALUE = 100;

    /** Ordinary FHIR has some nine bytes a token and no more of what is counted than tokens. */
    private static final int OF_FHIR = 14;

    private Weight() {}

    /**
     * The bytes that a text and its tree take together, at most. Counted are the characters before which or after which a value
     * can stand, in strings too: a text in another encoding than UTF-8 could hide where a string ends, but not these. More than
     * the parser takes count no further, since it stops there.
     *
     * @param text in hand beside its tree
     */
    public static long of(byte[] text) {
        long values = 1;
        for (byte character : text) {
            if (character == ',' || character == ':' || character == '{' || character == '[') {
                values++;
            }
        }
        return ofText(text.length) + VALUE * Math.min(values, HookJson.MOST_TOKENS);
    }

    /** What so many bytes of text take without their tree. */
    public static long ofText(long bytes) {
        return 2 * bytes;
    }

    /** The weight of so many bytes of ordinary FHIR. */
    static long ofFhir(long bytes) {
        return OF_FHIR * bytes;
    }
}
