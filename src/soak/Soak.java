import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Calls a running service for a while, a third of the calls malformed or cut off, and looks at its process meanwhile.
 * src/soak/run.sh starts both.
 *
 * <p>Arguments: port of the service, its process id, port for an EHR, seconds, workers, folder for the figures.
 */
public final class Soak {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int SLOW_AT_ONCE = 8;
    private static final String JSON = "application/json";

    private final int port;
    private final int ehr;
    private final Path process;
    private final long pid;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_WAIT)
            .build();

    /** The load holds the reading side for each call; to measure at rest is to hold the writing side. */
    private final ReentrantReadWriteLock load = new ReentrantReadWriteLock(true);

    private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();
    /** Slow calls do not keep a measurement waiting. */
    private final AtomicBoolean measuring = new AtomicBoolean();

    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Call> examples = new ArrayList<>();
    private final byte[] oversized = new byte[6_000_000];
    private final byte[] bomb;

    private record Call(String service, byte[] body) {}

    /** What the process is at rest. */
    private record Rest(long second, long heapKb, int threads, int descriptors, int sockets) {}

    private Soak(int port, long pid, int ehr) throws IOException {
        this.port = port;
        this.pid = pid;
        this.ehr = ehr;
        process = Path.of("/proc", Long.toString(pid));
        Arrays.fill(oversized, (byte) ' ');
        bomb = gzip(new byte[40_000_000]);
        try (Stream<Path> files = Files.walk(Path.of("hooks"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".request.json")).toList()) {
                examples.add(new Call(file.getName(1).toString(), Files.readAllBytes(file)));
            }
        }
    }

    /** Runs; ends with 1 when the verdict is bad. */
    public static void main(String[] args) throws Exception {
        Soak soak = new Soak(Integer.parseInt(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]));
        HttpServer records = soak.startEhr();
        boolean good = soak.run(Integer.parseInt(args[3]), Integer.parseInt(args[4]), Path.of(args[5]));
        records.stop(0);
        System.exit(good ? 0 : 1);
    }

    private boolean run(int seconds, int workers, Path folder) throws Exception {
        long began = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Random random = new Random(i);
            threads.add(Thread.ofPlatform().daemon().start(() -> work(() -> either(random))));
        }
        for (int i = 0; i < SLOW_AT_ONCE; i++) {
            Random random = new Random(1000L + i);
            threads.add(Thread.ofPlatform().daemon().start(() -> work(() -> drip(random))));
        }
        List<Rest> rests = new ArrayList<>();
        int most = 0;
        int mostDescriptors = 0;
        int every = Math.clamp(seconds / 20, 8, 60);
        for (long second = 0; second < seconds; second = second(began)) {
            Thread.sleep(1000);
            most = Math.max(most, count("task"));
            mostDescriptors = Math.max(mostDescriptors, count("fd"));
            if (second / every > rests.size()) {
                rests.add(rest(began));
                Files.write(folder.resolve("rest.csv"), csv(rests));
            }
        }
        over.set(true);
        for (Thread thread : threads) {
            thread.join(LONGEST_WAIT.plusSeconds(20));
        }
        long took = second(began);
        boolean anyHung = threads.stream().anyMatch(Thread::isAlive);
        rests.add(rest(began));
        Files.write(folder.resolve("rest.csv"), csv(rests));
        List<String> report = report(rests, most, mostDescriptors, took);
        boolean good = verdict(rests, anyHung, report);
        Files.write(folder.resolve("report.txt"), report);
        report.forEach(System.out::println);
        return good;
    }

    private static long second(long began) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }

    // The load.

    private void work(Runnable call) {
        while (!over.get()) {
            load.readLock().lock();
            try {
                call.run();
            } finally {
                load.readLock().unlock();
            }
        }
    }

    private void either(Random random) {
        if (random.nextInt(3) > 0) {
            valid(random);
        } else {
            broken(random);
        }
    }

    private void valid(Random random) {
        Call example = examples.get(random.nextInt(examples.size()));
        int kind = random.nextInt(20);
        if (kind < 2) {
            send("valid, feedback", "/cds-services/" + example.service() + "/feedback", bytes(feedback()), JSON, null);
        } else if (kind < 4) {
            send("valid, read from the EHR", "/cds-services/bone-health-patient-view", bytes(withAccess()), JSON, null);
        } else if (kind < 6) {
            send("valid, compressed", "/cds-services/" + example.service(), gzip(example.body()), JSON, "gzip");
        } else if (kind < 7) {
            get("valid, discovery");
        } else {
            send("valid, " + example.service(), "/cds-services/" + example.service(), example.body(), JSON, null);
        }
    }

    private void broken(Random random) {
        Call example = examples.get(random.nextInt(examples.size()));
        String path = "/cds-services/" + example.service();
        byte[] body = example.body();
        byte[] part = Arrays.copyOf(body, random.nextInt(body.length));
        switch (random.nextInt(16)) {
            case 0, 1 -> send("broken, truncated JSON", path, part, JSON, null);
            case 2 -> send("broken, context of a wrong type", path, bytes(text(body).replace("\"context\"", "\"context\": [1], \"x\"")), JSON, null);
            case 3 -> send("broken, prefetch of a wrong type", path, bytes("{\"hook\": 5, \"hookInstance\": {}, \"context\": [], \"prefetch\": 1}"), JSON, null);
            case 4 -> send("broken, no JSON", path, noise(random), JSON, null);
            case 5 -> send("broken, feedback of a wrong type", path + "/feedback", bytes("{\"feedback\": [5, {\"card\": 7}, []]}"), JSON, null);
            case 6 -> send("broken, said to be compressed", path, body, JSON, "gzip");
            case 7 -> send("broken, gzip cut off", path, cut(gzip(body), random), JSON, "gzip");
            case 8 -> send("broken, media type", path, body, "text/plain", null);
            case 9 -> send("broken, no such service", "/cds-services/none", body, JSON, null);
            case 10 -> large(random, path);
            case 11, 12 -> cutOff("cut off in the middle of the body", path, body, part, random);
            case 13 -> cutOff("cut off in the head", path, body, null, random);
            case 14 -> chunks(path, part);
            default -> goneBeforeTheAnswer(path, body);
        }
    }

    /** A thirtieth of a second's body is megabytes: this kind comes less often than the others. */
    private void large(Random random, String path) {
        switch (random.nextInt(8)) {
            case 0 -> send("broken, oversized", path, oversized, JSON, null);
            case 1 -> send("broken, oversized when inflated", path, bomb, JSON, "gzip");
            case 2 -> send("broken, nested", path, bytes("[".repeat(100_000)), JSON, null);
            default -> send("broken, empty", path, new byte[0], JSON, null);
        }
    }

    private void send(String kind, String path, byte[] body, String type, String coding) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(LONGEST_WAIT)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (coding != null) {
            request.header("Content-Encoding", coding);
        }
        exchange(kind, request.build());
    }

    private void get(String kind) {
        exchange(kind, HttpRequest.newBuilder(uri("/cds-services")).timeout(LONGEST_WAIT).build());
    }

    private void exchange(String kind, HttpRequest request) {
        try {
            count(kind, Integer.toString(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()));
        } catch (HttpTimeoutException e) {
            count(kind, "hung");
        } catch (IOException e) {
            count(kind, "no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cutOff(String kind, String path, byte[] body, byte[] part, Random random) {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            byte[] head = head(path, "Content-Length: " + body.length);
            if (part == null) {
                out.write(head, 0, random.nextInt(head.length));
            } else {
                out.write(head);
                out.write(part);
            }
            out.flush();
            if (random.nextBoolean()) {
                // Ends with a reset instead of an orderly end.
                socket.setSoLinger(true, 0);
            }
            count(kind, "-");
        } catch (IOException e) {
            count(kind, "no connection");
        }
    }

    private void goneBeforeTheAnswer(String path, byte[] body) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head(path, "Content-Length: " + body.length));
            socket.getOutputStream().write(body);
            socket.setSoLinger(true, 0);
            count("cut off before the answer", "-");
        } catch (IOException e) {
            count("cut off before the answer", "no connection");
        }
    }

    private void chunks(String path, byte[] part) {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(path, "Transfer-Encoding: chunked"));
            out.write(bytes(Integer.toHexString(part.length + 1) + "\r\n"));
            out.write(part);
            out.write(bytes("zz\r\n-5\r\n"));
            out.flush();
            count("broken, chunks", status(socket));
        } catch (SocketTimeoutException e) {
            count("broken, chunks", "hung");
        } catch (IOException e) {
            count("broken, chunks", "closed");
        }
    }

    /** A body that comes a few bytes at a time and takes longer than it may, or is given up on the way. */
    private void drip(Random random) {
        byte[] body = examples.getFirst().body();
        boolean givesUp = random.nextBoolean();
        String kind = givesUp ? "slow, given up" : "slow";
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head("/cds-services/" + examples.getFirst().service(), "Content-Length: " + body.length));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(givesUp ? 1 : 6);
            boolean answered = false;
            for (int i = 0; System.nanoTime() < end && !answered && !measuring.get(); i++) {
                out.write(body, i, 1);
                out.flush();
                TimeUnit.MILLISECONDS.sleep(100);
                answered = socket.getInputStream().available() > 0;
            }
            count(kind, givesUp || !answered ? "-" : status(socket));
        } catch (SocketTimeoutException e) {
            count(kind, "hung");
        } catch (IOException e) {
            count(kind, "closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LONGEST_WAIT.toMillis());
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        byte[] start = new byte[12];
        InputStream in = socket.getInputStream();
        int read = in.readNBytes(start, 0, start.length);
        return read < start.length ? "closed" : new String(start, 9, 3, StandardCharsets.US_ASCII);
    }

    private byte[] head(String path, String length) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: " + JSON + "\r\n" + length
                + "\r\n\r\n");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[1 + random.nextInt(2000)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] cut(byte[] whole, Random random) {
        return Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 10));
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String feedback() {
        return """
                {"feedback": [{"card": "%s", "outcome": "accepted", "acceptedSuggestions": [{"id": "%s"}],
                  "outcomeTimestamp": "2026-11-22T09:00:00Z"}]}""".formatted(UUID.randomUUID(), UUID.randomUUID());
    }

    private String withAccess() {
        return """
                {"hook": "patient-view", "hookInstance": "%s", "fhirServer": "http://127.0.0.1:%d/fhir",
                  "fhirAuthorization": {"access_token": "soak", "token_type": "Bearer", "expires_in": 300,
                    "scope": "patient/*.read", "subject": "bonewise"},
                  "context": {"userId": "Practitioner/1", "patientId": "soak"}}""".formatted(UUID.randomUUID(), ehr);
    }

    private HttpServer startEhr() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ehr), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                String path = exchange.getRequestURI().getPath();
                byte[] body = bytes(path.startsWith("/fhir/Patient")
                        ? "{\"resourceType\": \"Patient\", \"id\": \"soak\", \"gender\": \"female\", \"birthDate\": \"1960-01-01\"}"
                        : "{\"resourceType\": \"Bundle\", \"type\": \"searchset\"}");
                exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private void count(String kind, String outcome) {
        outcomes.computeIfAbsent(kind + ": " + outcome, _ -> new LongAdder()).increment();
    }

    // The process.

    /** Waits until no call is in hand, and looks at the process after a collection. */
    private Rest rest(long began) throws Exception {
        measuring.set(true);
        load.writeLock().lock();
        try {
            // Those that were cut off are still being told from those that are slow.
            Thread.sleep(1000);
            jcmd("GC.run");
            long heap = usedKb(jcmd("GC.heap_info"));
            Rest rest = new Rest(second(began), heap, count("task"), count("fd"), sockets());
            System.out.printf(
                    Locale.ROOT,
                    "%4d s: %.1f MB after GC, %d threads, %d descriptors, %d of them sockets%n",
                    rest.second(),
                    rest.heapKb() / 1024.0,
                    rest.threads(),
                    rest.descriptors(),
                    rest.sockets());
            return rest;
        } finally {
            measuring.set(false);
            load.writeLock().unlock();
        }
    }

    private String jcmd(String command) throws Exception {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = text(started.getInputStream().readAllBytes());
        started.waitFor();
        return said;
    }

    /** Of the generations alone: what metaspace and classes take stands in the same list. */
    private static long usedKb(String heapInfo) {
        return heapInfo.lines()
                .filter(line -> line.startsWith("DefNew") || line.startsWith("Tenured") || line.contains("garbage-first heap"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")))
                .sum();
    }

    private int count(String part) throws IOException {
        try (Stream<Path> entries = Files.list(process.resolve(part))) {
            return (int) entries.count();
        }
    }

    private int sockets() throws IOException {
        int sockets = 0;
        try (Stream<Path> entries = Files.list(process.resolve("fd"))) {
            for (Path entry : entries.toList()) {
                if (Files.isSymbolicLink(entry)
                        && Files.readSymbolicLink(entry).toString().startsWith("socket:")) {
                    sockets++;
                }
            }
        }
        return sockets;
    }

    // The verdict.

    private static List<String> csv(List<Rest> rests) {
        List<String> lines = new ArrayList<>(List.of("second,heap-after-gc-kb,threads,descriptors,sockets"));
        rests.forEach(rest -> lines.add(rest.second() + "," + rest.heapKb() + "," + rest.threads() + ","
                + rest.descriptors() + "," + rest.sockets()));
        return lines;
    }

    private List<String> report(List<Rest> rests, int mostThreads, int mostDescriptors, long took) {
        Map<String, Long> all = new TreeMap<>();
        outcomes.forEach((kind, count) -> all.put(kind, count.sum()));
        long total = all.values().stream().mapToLong(Long::longValue).sum();
        long valid = all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("valid"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        List<String> report = new ArrayList<>();
        report.add("calls: %d in %d s, %d a second; malformed or cut off: %d%%"
                .formatted(total, took, total / Math.max(1, took), 100 * (total - valid) / Math.max(1, total)));
        report.add("at most, under load: " + mostThreads + " threads, " + mostDescriptors + " descriptors");
        all.forEach((kind, count) -> report.add("  " + kind + ": " + count));
        report.add("measured at rest " + rests.size() + " times");
        return report;
    }

    /** The first third of the measurements is for the start; the last third is held against the one between. */
    private boolean verdict(List<Rest> rests, boolean anyHung, List<String> report) {
        double before = middle(rests, 1, rest -> rest.heapKb()) / 1024.0;
        double after = middle(rests, 2, rest -> rest.heapKb()) / 1024.0;
        boolean heap = after <= before + Math.max(3, before * 0.05);
        long threads = middle(rests, 2, Rest::threads) - middle(rests, 1, Rest::threads);
        long descriptors = middle(rests, 2, Rest::descriptors) - middle(rests, 1, Rest::descriptors);
        boolean faults = outcomes.keySet().stream().anyMatch(kind -> kind.matches(".*: 5(?!03)\\d\\d"));
        boolean hung = anyHung || outcomes.keySet().stream().anyMatch(kind -> kind.endsWith(": hung"));
        boolean lost = outcomes.keySet().stream()
                .anyMatch(kind -> kind.startsWith("valid") && !kind.matches(".*: (200|429|503)"));
        boolean taken = outcomes.keySet().stream()
                .anyMatch(kind -> kind.startsWith("broken") && kind.endsWith(": 200"));
        report.add(line(heap, "heap after GC, median of the last third of the measurements against the third before:"
                + " %.1f MB, %.1f MB (may be 5%% or 3 MB more)".formatted(after, before)));
        report.add(line(threads <= 3, "threads at rest, likewise: %+d (may be 3 more)".formatted(threads)));
        report.add(line(descriptors <= 5, "descriptors at rest, likewise: %+d (may be 5 more)".formatted(descriptors)));
        report.add(line(!faults, "no 5xx but 503"));
        report.add(line(!hung, "every call ended within " + LONGEST_WAIT.toSeconds() + " s"));
        report.add(line(!lost, "valid calls: 200, or 429 and 503 of the limits"));
        report.add(line(!taken, "no malformed call was taken for a good one"));
        return heap && threads <= 3 && descriptors <= 5 && !faults && !hung && !lost && !taken;
    }

    private static String line(boolean good, String what) {
        return (good ? "ok    " : "WRONG ") + what;
    }

    private static long middle(List<Rest> rests, int third, java.util.function.ToLongFunction<Rest> value) {
        int size = rests.size();
        long[] sorted = rests.subList(size * third / 3, Math.max(size * (third + 1) / 3, size * third / 3 + 1)).stream()
                .flatMapToLong(rest -> LongStream.of(value.applyAsLong(rest)))
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
