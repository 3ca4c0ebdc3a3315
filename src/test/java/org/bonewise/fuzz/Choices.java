package org.bonewise.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the bytes of an input as choices; when they have run out every choice is the first. */
final class Choices {

    private final byte[] bytes;
    private int at;

    Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether all bytes have been read. */
    boolean isOver() {
        return at >= bytes.length;
    }

    /** A number from 0 to below {@code end}, of one byte or of two. */
    int below(int end) {
        int number = next();
        if (end > 256) {
            number = number * 256 + next();
        }
        return number % end;
    }

    private int next() {
        return isOver() ? 0 : bytes[at++] & 0xff;
    }

    /** One of several. */
    <T> T of(List<T> several) {
        return several.get(below(several.size()));
    }

    /** A short text; what is not UTF-8 becomes characters all the same. */
    String text() {
        int end = Math.min(bytes.length, at + 1 + below(8));
        String text = new String(Arrays.copyOfRange(bytes, Math.min(at, end), end), StandardCharsets.UTF_8);
        at = Math.max(at, end);
        return text;
    }

    /** All that is left. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length);
        at = bytes.length;
        return rest;
    }
}
