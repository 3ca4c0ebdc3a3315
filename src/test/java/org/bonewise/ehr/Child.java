package org.bonewise.ehr;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java process that ends with the test. What it says is kept in a file below {@code target/ehr}, up to a limit. */
final class Child implements AutoCloseable {

    private static final int MOST_CHARACTERS = 4_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final Process process;
    private final Path log;
    private final CompletableFuture<String> announced = new CompletableFuture<>();

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process.
     *
     * @param main class with the method {@code main}
     * @param classPath of the process
     * @param options of the virtual machine
     */
    static Child start(String name, String main, String classPath, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        try {
            Path log = Files.createDirectories(Path.of("target/ehr")).resolve(name + ".log");
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Child child = new Child(name, process, log);
            Thread.ofVirtual().name(name + "-output").start(child::keepOutput);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path of this test. */
    static String ownClassPath() {
        String given = System.getProperty("surefire.test.class.path", "");
        return given.isEmpty() ? System.getProperty("java.class.path") : given;
    }

    /** The class path of the product: nothing of the tests. */
    static String productClassPath() {
        return Stream.of(ownClassPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void keepOutput() {
        try (BufferedReader output =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer file = Files.newBufferedWriter(log)) {
            int kept = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("{")) {
                    announced.complete(line);
                }
                kept += line.length();
                if (kept < MOST_CHARACTERS) {
                    file.write(line + "\n");
                    file.flush();
                }
            }
        } catch (IOException e) {
            // It was ended.
        }
        announced.complete("");
    }

    /** What the process says of itself: its first line in JSON. */
    String announced() {
        return announced.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** All that it said so far. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does: it gets to do nothing any more. */
    void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name + ", see " + log;
    }
}
