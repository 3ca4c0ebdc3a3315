package org.bonewise.cdshooks;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body as it comes over the wire, with a bound on its bytes and on its time that holds at each read: what decodes it may ask
 * for more and more without ever handing anything on. Closing it leaves the connection alone.
 */
final class MeteredBody extends InputStream {

    private final InputStream sent;
    private final int largest;
    private final long end;
    private long taken;

    /**
     * @param sent as it comes
     * @param largest bytes
     * @param longest time for the whole, from now
     */
    MeteredBody(InputStream sent, int largest, Duration longest) {
        this.sent = sent;
        this.largest = largest;
        end = System.nanoTime() + longest.toNanos();
    }

    @Override
    public int read() throws IOException {
        int read = sent.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    /** @throws HookFailure when too much has come (413), or too slowly (408) */
    @Override
    public int read(byte[] piece, int offset, int length) throws IOException {
        int read = sent.read(piece, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int bytes) {
        taken += bytes;
        if (System.nanoTime() - end > 0) {
            throw BodyReader.tooSlow();
        }
        if (taken > largest) {
            throw BodyReader.tooLarge(largest);
        }
    }
}
