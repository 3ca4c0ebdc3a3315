package org.bonewise.fhir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.bonewise.cdshooks.Room;
import org.bonewise.cdshooks.Weight;

/** The bytes that may be read in one request, and the memory they may take, shared by queries that run side by side. */
final class ByteBudget {

    private static final int PIECE = 8192;
    private static final Answer NO_ROOM = new Answer.Failed("the service has no memory left for it");

    private final AtomicLong left;
    private final Room room;

    /**
     * @param bytes at most
     * @param room is asked before anything is kept
     */
    ByteBudget(long bytes, Room room) {
        left = new AtomicLong(bytes);
        this.room = room;
    }

    /**
     * Reads a stream to its end, counting each piece as it comes: what all queries keep together never exceeds the budget, and
     * each reads at most one piece beyond it.
     *
     * @param whole makes the answer of all bytes, for whose tree there is room then
     * @return that answer, or why there is none
     */
    Answer read(InputStream stream, Function<byte[], Answer> whole) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
            if (left.addAndGet(-read) < 0) {
                return new Answer.Failed("the FHIR server sent more data than is read");
            }
            if (!room.take(Weight.ofText(read))) {
                return NO_ROOM;
            }
            body.write(piece, 0, read);
        }
        byte[] bytes = body.toByteArray();
        return room.take(Weight.of(bytes) - Weight.ofText(bytes.length)) ? whole.apply(bytes) : NO_ROOM;
    }
}
