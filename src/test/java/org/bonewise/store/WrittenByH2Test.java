package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class WrittenByH2Test {

    private static final int THREADS = 4;
    private static final int ITEMS_OF_EACH = 10;

    /** H2 writes by itself when nothing was written for so many milliseconds. */
    private static final String WRITES_BY_ITSELF = ";WRITE_DELAY=50";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ClientId CLIENT = new ClientId("ehr-1");

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptIsInTheFileThoughH2WasWritingItByItself() throws Exception {
        Path file = folder.resolve("data");
        List<Future<Map<UUID, byte[]>>> kept = new ArrayList<>();
        try (HikariDataSource source = Engine.open(SlowDisk.url(file + WRITES_BY_ITSELF));
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Engine.migrate(source, null);
            FeedbackInDatabase feedback = new FeedbackInDatabase(source, Clock.systemUTC(), PATIENCE, PATIENCE);
            for (int thread = 0; thread < THREADS; thread++) {
                kept.add(threads.submit(() -> keep(feedback, Path.of(file + ".mv.db"))));
            }
        }
        for (Future<Map<UUID, byte[]>> items : kept) {
            for (Map.Entry<UUID, byte[]> item : items.get().entrySet()) {
                assertThat(stored(item.getValue()))
                        .as("cards in the file as it was when the last was acknowledged")
                        .contains(item.getKey());
            }
        }
    }

    @Test
    void aFileThatIsClosedIsNoFileThatIsWritten() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("closed");
        Connection connection = DriverManager.getConnection(url);
        H2File.force(connection);
        database(connection).getStore().closeImmediately();

        assertThatThrownBy(() -> H2File.force(connection)).isInstanceOf(SQLException.class);
    }

    private static org.h2.engine.Database database(Connection connection) throws SQLException {
        return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
    }

    private static Map<UUID, byte[]> keep(FeedbackInDatabase feedback, Path file) {
        Map<UUID, byte[]> files = new HashMap<>();
        for (int number = 0; number < ITEMS_OF_EACH; number++) {
            UUID card = UUID.randomUUID();
            feedback.keep(CLIENT, "bone-health-patient-view", List.of(item(card)));
            files.put(card, SlowDisk.left(file));
        }
        return files;
    }

    private List<@Nullable UUID> stored(byte[] file) throws IOException {
        Path copy = folder.resolve(UUID.randomUUID().toString());
        Files.write(Path.of(copy + ".mv.db"), file);
        try (HikariDataSource source = Engine.open("jdbc:h2:file:" + copy)) {
            return new JdbcTemplate(source).queryForList("select card from feedback", UUID.class);
        }
    }

    private static FeedbackItem item(UUID card) {
        return new FeedbackItem(card, Instant.parse("2026-11-22T09:00:00Z"), new Outcome.Overridden(null));
    }
}
