package org.bonewise.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** A call written byte by byte, as no well-behaved client does. */
final class RawCall implements AutoCloseable {

    private static final int NO_ANSWER_MILLIS = 60_000;
    private static final long BETWEEN_DROPS = 20_000_000;

    private final Socket socket;

    private RawCall(Socket socket) {
        this.socket = socket;
    }

    static RawCall open(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(NO_ANSWER_MILLIS);
            return new RawCall(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the head of a POST. */
    RawCall head(String... headers) {
        return send("POST /cds-services/small-patient-view HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n");
    }

    RawCall send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on sending a byte now and then, until the server has closed the connection. */
    RawCall drip() {
        Thread.ofVirtual().start(() -> {
            while (isTaken()) {
                LockSupport.parkNanos(BETWEEN_DROPS);
            }
        });
        return this;
    }

    private boolean isTaken() {
        try {
            socket.getOutputStream().write(' ');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What comes first, without waiting for the end. */
    String answerSoFar() {
        try {
            byte[] answer = new byte[8192];
            return new String(answer, 0, Math.max(0, socket.getInputStream().read(answer)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that comes until the server closes the connection. */
    String answerToTheEnd() {
        StringBuilder answer = new StringBuilder();
        try {
            byte[] piece = new byte[8192];
            for (int read = socket.getInputStream().read(piece);
                    read >= 0;
                    read = socket.getInputStream().read(piece)) {
                answer.append(new String(piece, 0, read, StandardCharsets.UTF_8));
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new IllegalStateException("the server keeps the connection", e);
        } catch (IOException e) {
            // Closed while bytes of ours were on their way.
            return answer.toString();
        }
        return answer.toString();
    }

    /** Closes the connection so that the server cannot write to it any more. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
