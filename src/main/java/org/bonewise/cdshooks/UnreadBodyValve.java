package org.bonewise.cdshooks;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Sees to what is left of the body when a request was answered without it, as refusals are. It is read on for a moment, so that
 * the client gets to see the answer; whoever then still sends is cut off, or each slow caller that nobody knows would hold a thread.
 */
final class UnreadBodyValve extends ValveBase {

    private final Duration longest;

    /** @param longest time for which it is read on */
    UnreadBodyValve(Duration longest) {
        super(true);
        this.longest = longest;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        // Whoever expects to be asked for the body has not sent any.
        if (request.getHeader("Expect") != null) {
            return;
        }
        response.finishResponse();
        if (!isReadToItsEnd(request.getCoyoteRequest())) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private boolean isReadToItsEnd(org.apache.coyote.Request request) {
        long end = System.nanoTime() + longest.toNanos();
        Piece piece = new Piece();
        try {
            while (request.doRead(piece) >= 0) {
                if (System.nanoTime() - end > 0) {
                    return false;
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
