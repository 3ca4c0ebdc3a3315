package org.bonewise.fhir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes that may be read in one request, shared by queries that run side by side. */
final class ByteBudget {

    private static final int PIECE = 8192;

    private final AtomicLong left;

    ByteBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /**
     * Reads a stream to its end, counting each piece as it comes: what all queries keep together never exceeds the budget, and
     * each reads at most one piece beyond it.
     *
     * @return empty when the budget is used up before the end
     */
    Optional<byte[]> read(InputStream stream) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
            if (left.addAndGet(-read) < 0) {
                return Optional.empty();
            }
            body.write(piece, 0, read);
        }
        return Optional.of(body.toByteArray());
    }
}
