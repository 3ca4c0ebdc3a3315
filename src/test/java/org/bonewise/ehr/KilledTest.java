package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.bonewise.ehr.FeedbackStream.Item;
import org.bonewise.store.Engine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The service is killed again and again while feedback comes in, and starts again by itself: what it acknowledged is stored, and
 * nothing twice. Half of the kills (system property {@code bonewise.kills}) are on each kind of database, both at the same time.
 */
class KilledTest {

    private static final int KILLS = Integer.getInteger("bonewise.kills", 10);
    private static final int MOST_ANSWERS = 60;
    private static final int MOST_MILLIS = 40;
    private static final Path REPORT = Path.of("target/kill/report.txt");
    private static final Map<Engine, CompletableFuture<Void>> LOOPS = new EnumMap<>(Engine.class);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, "");
        for (Engine engine : Engine.values()) {
            LOOPS.put(engine, CompletableFuture.runAsync(() -> kill(engine), task -> Thread.ofPlatform()
                    .daemon()
                    .start(task)));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasAcknowledgedIsStoredHoweverOftenItIsKilled(Engine engine) {
        Objects.requireNonNull(LOOPS.get(engine)).join();
    }

    private static void kill(Engine engine) {
        Random random = new Random(engine.name().hashCode());
        Caller caller = new Caller(folder(engine));
        String url = engine == Engine.H2 ? "jdbc:h2:file:" + file(engine) : engine.fresh();
        try (Replica service = new Replica("killed-" + engine, caller, url)) {
            service.awaitReady();
            try (FeedbackStream stream = new FeedbackStream(caller, List.of(service))) {
                for (int kill = 1; kill <= KILLS / 2; kill++) {
                    String which = engine + ", kill " + kill;
                    stream.awaitAnswers(service, 1 + random.nextInt(MOST_ANSWERS));
                    LockSupport.parkNanos(
                            Duration.ofMillis(random.nextInt(MOST_MILLIS)).toNanos());
                    service.kill();
                    stream.atRest(() -> {
                        check(which, stream, stored(engine, url));
                        service.startAgain();
                        service.awaitReady();
                    });
                }
                stream.awaitAnswers(service, 1);
                stream.finish();
                service.kill();
                Set<Item> stored = stored(engine, url);
                check(engine + ", at the end", stream, stored);
                assertThat(stored).isEqualTo(stream.sent()).isEqualTo(stream.acknowledged());
            }
        }
    }

    /** What was not acknowledged may be stored or not. */
    private static void check(String which, FeedbackStream stream, Set<Item> stored) {
        Set<Item> acknowledged = stream.acknowledged();
        Set<Item> sent = stream.sent();
        long lost = acknowledged.stream().filter(item -> !stored.contains(item)).count();
        long strange = stored.stream().filter(item -> !sent.contains(item)).count();
        report(
                "%s: %d items acknowledged, %d of them lost; %d stored, none twice; %d sent; %d calls without an answer%n"
                        .formatted(which, acknowledged.size(), lost, stored.size(), sent.size(), stream.unanswered()));
        assertThat(lost).as(which + ": acknowledged and not stored").isZero();
        assertThat(strange).as(which + ": stored and never sent").isZero();
    }

    /** A file of H2 is looked at in a copy: whether it opens again is left to the service. */
    private static Set<Item> stored(Engine engine, String url) {
        try {
            String looked = url;
            if (engine == Engine.H2) {
                Path copy = folder(engine).resolve("copy");
                Files.copy(
                        Path.of(file(engine) + ".mv.db"),
                        Path.of(copy + ".mv.db"),
                        StandardCopyOption.REPLACE_EXISTING);
                looked = "jdbc:h2:file:" + copy;
            }
            try (HikariDataSource source = Engine.open(looked)) {
                return StoredFeedback.of(source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Engine engine) {
        try {
            return Files.createDirectories(folder.resolve(engine.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Engine engine) {
        return folder(engine).resolve("data").resolve("bonewise");
    }

    private static synchronized void report(String line) {
        try {
            Files.writeString(REPORT, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
