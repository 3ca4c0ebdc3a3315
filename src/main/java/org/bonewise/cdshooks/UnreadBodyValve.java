package org.bonewise.cdshooks;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Sees to what is left of the body when a request was answered without it, as refusals are. It is read on for a moment, so that
 * the client gets to see the answer; whoever then still sends is cut off, and of many at once all but a few are so without that
 * moment, or slow callers that nobody knows would hold all threads.
 */
final class UnreadBodyValve extends ValveBase {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = 10_000_000;

    private final Semaphore threads;

    /** @param most threads that read on at once */
    UnreadBodyValve(int most) {
        super(true);
        threads = new Semaphore(most);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        org.apache.coyote.Request sent = request.getCoyoteRequest();
        if (sent.isFinished()) {
            return;
        }
        response.finishResponse();
        // Whoever expects to be asked for the body should not have sent any.
        if (request.getHeader("Expect") != null || !threads.tryAcquire()) {
            sent.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            return;
        }
        try {
            if (!isReadToItsEnd(sent)) {
                sent.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        } finally {
            threads.release();
        }
    }

    private static boolean isReadToItsEnd(org.apache.coyote.Request request) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Piece piece = new Piece();
        try {
            while (!request.isFinished()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                // A read would wait for as long as the connection may be silent.
                request.action(ActionCode.AVAILABLE, true);
                if (request.getAvailable() == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } else if (request.doRead(piece) < 0) {
                    return true;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The server closes the stream of a request that was refused; what lies below it hands over its own buffer. */
    private static final class Piece implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Nothing is copied here that would need room.
        }
    }
}
