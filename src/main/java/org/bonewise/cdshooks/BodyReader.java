package org.bonewise.cdshooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a body piece by piece, and stops as soon as it is too large, has no room, or takes too long. */
final class BodyReader {

    private static final int PIECE = 64 * 1024;

    private final int largest;
    private final Duration longest;
    private final Room room;

    /**
     * @param largest bytes, as they come and as they are kept
     * @param longest time for the whole
     * @param room is asked before a piece is kept
     */
    BodyReader(int largest, Duration longest, Room room) {
        this.largest = largest;
        this.longest = longest;
        this.room = room;
    }

    /**
     * The whole body.
     *
     * @param sent as it comes over the wire
     * @param coding how it is compressed
     * @throws HookFailure when it is too large (413), has no room (503), or takes too long (408)
     */
    byte[] read(InputStream sent, ContentCoding coding) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        try (InputStream stream = coding.decoded(new MeteredBody(sent, largest, longest))) {
            for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                if (body.size() + read > largest) {
                    throw tooLarge(largest);
                }
                room.upTo((long) body.size() + read);
                body.write(piece, 0, read);
            }
        } catch (IOException e) {
            if (isTimeOut(e)) {
                throw tooSlow();
            }
            throw e;
        }
        return body.toByteArray();
    }

    /** A body of more bytes than are read (413). */
    static HookFailure tooLarge(int largest) {
        return new HookFailure(
                FailureKind.TOO_LARGE, "The body is larger than " + largest + " bytes. Send less prefetch.", null);
    }

    /** A body that took too long (408). */
    static HookFailure tooSlow() {
        return new HookFailure(FailureKind.TOO_SLOW, "The body did not come in time. Send it at once.", null);
    }

    /** The server wraps it. */
    private static boolean isTimeOut(IOException thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
