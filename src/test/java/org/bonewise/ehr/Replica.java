package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The service as the product starts it, with nothing but settings, in a process that can be killed and started again. Its classes
 * are those of the build, or those of the class path in the system property {@code bonewise.kill.program}, with an option of the
 * virtual machine from {@code bonewise.kill.option}.
 */
final class Replica implements AutoCloseable {

    /** By how long a start may be waited for; how long it takes is not what is tested. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Below the ports of outgoing connections, one of which could else take the port while the process is away. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;

    /** So many logs of former lives are kept. */
    private static final int LOGS = 3;

    private final String name;
    private final Caller caller;
    private final int port = freePort();
    private final List<String> arguments;
    private volatile Child process;
    private int life;

    /**
     * Starts it, and does not wait until it is ready.
     *
     * @param name of its log
     * @param caller a client that it knows
     * @param database address of its database
     */
    Replica(String name, Caller caller, String database) {
        this.name = name;
        this.caller = caller;
        arguments = Stream.concat(
                        Stream.of(
                                "server.address=127.0.0.1",
                                "server.port=" + port,
                                "management.server.port=-1",
                                "bonewise.limits.rate=100000",
                                "spring.datasource.url=" + database),
                        caller.registration().stream())
                .map(setting -> "--" + setting)
                .toList();
        process = started();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private Child started() {
        String option = System.getProperty("bonewise.kill.option", "");
        return Child.start(
                name + "-" + life++ % LOGS,
                "org.bonewise.BonewiseApplication",
                System.getProperty("bonewise.kill.program", Child.productClassPath()),
                option.isEmpty() ? List.of() : List.of(option),
                arguments);
    }

    private static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken: another one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("No port is free");
    }

    /** Its address, without a slash at its end. */
    String base() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    /** Starts it anew with the same settings, and does not wait until it is ready. */
    void startAgain() {
        process = started();
    }

    /** Waits until it takes calls. */
    void awaitReady() {
        Instant end = Instant.now().plus(PATIENCE);
        while (!caller.isReady(this)) {
            assertThat(process).as("process that was started").matches(Child::isAlive, "is alive");
            assertThat(Instant.now()).as("start of " + process).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Override
    public void close() {
        process.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
