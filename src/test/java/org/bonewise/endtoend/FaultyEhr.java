package org.bonewise.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A FHIR server on the loopback interface that answers every query below an address with the fault of that address. */
final class FaultyEhr implements AutoCloseable {

    /** An OperationOutcome of a server that failed. */
    static final String ERROR =
            "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"error\", \"code\": \"exception\"}]}";

    /** A list that says of itself that it is not whole. */
    static final String ERROR_AMONG_RESULTS = "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"entry\":"
            + " [{\"search\": {\"mode\": \"outcome\"}, \"resource\": " + ERROR + "}]}";

    static final String NOTHING = "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"total\": 0}";

    static final long HUGE_BYTES = 50L << 20;

    private static final String FHIR = "application/fhir+json";
    private static final int MINUTE = 60_000;

    private final ServerSocket listening;
    private final Map<String, Cell> cells = new ConcurrentHashMap<>();

    /** What is wrong below one address, what would be right there, and how often it was asked for. */
    private static final class Cell {
        private final Fault fault;
        private final String whole;
        private final String nothing;
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicLong sent = new AtomicLong();

        private Cell(Fault fault, String whole, String nothing) {
            this.fault = fault;
            this.whole = whole;
            this.nothing = nothing;
        }
    }

    private FaultyEhr(ServerSocket listening) {
        this.listening = listening;
    }

    static FaultyEhr start() {
        try {
            FaultyEhr ehr = new FaultyEhr(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.startVirtualThread(ehr::accept);
            return ehr;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of a FHIR server, not yet in use. */
    String base(String name) {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/" + name;
    }

    /**
     * Lets queries below an address go wrong.
     *
     * @param whole the right answer
     * @param nothing the answer that says that there is nothing
     */
    void answers(String base, Fault fault, String whole, String nothing) {
        cells.put(URI.create(base).getPath(), new Cell(fault, whole, nothing));
    }

    /** How many requests came below an address. */
    int requests(String base) {
        return cell(URI.create(base).getPath()).requests.get();
    }

    /** How many bytes went out below an address, as far as somebody read them. */
    long sent(String base) {
        return cell(URI.create(base).getPath()).sent.get();
    }

    private Cell cell(String path) {
        return Objects.requireNonNull(cells.get(path), path);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String target = reader.readLine().split(" ", -1)[1];
            for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
                socket.setSoTimeout(MINUTE);
            }
            String path = "/" + target.split("/", -1)[1];
            Cell cell = cell(path);
            int before = cell.requests.getAndIncrement();
            answer(cell, before, path, socket);
        } catch (IOException e) {
            // The client has gone: that is what several of the faults are for.
        }
    }

    private void answer(Cell cell, int before, String path, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        switch (cell.fault) {
            case STATUS_401, STATUS_403, STATUS_404, STATUS_410, STATUS_429, STATUS_500 ->
                send(out, cell.fault.status(), FHIR, ERROR);
            case SERVER_OUTCOME -> send(out, 200, FHIR, ERROR);
            case SERVER_OUTCOME_AMONG_RESULTS -> send(out, 200, FHIR, ERROR_AMONG_RESULTS);
            case SERVER_EMPTY -> send(out, 200, FHIR, cell.nothing);
            case TRUNCATED -> send(out, 200, FHIR, cell.whole.substring(0, cell.whole.length() * 9 / 10));
            case WRONG_TYPE -> send(out, 200, "text/html", cell.whole);
            case RESET -> socket.setSoLinger(true, 0);
            // Returns when the client gives up.
            case SLOW -> socket.getInputStream().read();
            case HUGE -> huge(cell, out);
            case ENDLESS -> send(out, 200, FHIR, page(path, before + 1));
            case ABSENT, NULL, EMPTY, OUTCOME, OUTCOME_AMONG_RESULTS ->
                throw new IllegalStateException("Prefetch has the answer");
        }
    }

    private static void send(OutputStream out, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(head(status, type, "Content-Length: " + bytes.length + "\r\n"));
        out.write(bytes);
        out.flush();
    }

    private static byte[] head(int status, String type, String more) {
        return ("HTTP/1.1 " + status + " -\r\nContent-Type: " + type + "\r\nConnection: close\r\n" + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String page(String path, int next) {
        return NOTHING.replace(
                ", \"total\": 0",
                ", \"link\": [{\"relation\": \"next\", \"url\": \"%s/next?page=%d\"}]".formatted(path, next));
    }

    /** One list without end, made as it is read. */
    private static void huge(Cell cell, OutputStream out) throws IOException {
        out.write(head(200, FHIR, ""));
        out.write("{\"resourceType\": \"Bundle\", \"entry\": [{}".getBytes(StandardCharsets.US_ASCII));
        byte[] piece = ",{\"fullUrl\": \"urn:uuid:0\"}".repeat(2000).getBytes(StandardCharsets.US_ASCII);
        while (cell.sent.get() < HUGE_BYTES) {
            out.write(piece);
            cell.sent.addAndGet(piece.length);
        }
        out.write("]}".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
