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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class WrittenByH2Test {

    private static final int ITEMS = 12;

    /** H2 takes up by itself what was committed so many milliseconds after it last wrote. */
    private static final int BY_ITSELF_MILLIS = 50;

    @TempDir
    private Path folder;

    @Test
    void whatWasForcedIsOnTheDiskThoughH2WasWritingItByItself() throws IOException {
        Path file = folder.resolve("data");
        List<byte[]> left = new ArrayList<>();
        try (HikariDataSource source = Engine.open(SlowDisk.url(file + ";WRITE_DELAY=" + BY_ITSELF_MILLIS))) {
            Database database = new Database(source);
            database.jdbc().execute("create table item (id integer primary key)");
            for (int number = 0; number < ITEMS; number++) {
                int id = number;
                database.inTransaction(() -> {
                    database.jdbc().update("insert into item values (?)", id);
                });
                // Before, while and after H2 writes it by itself.
                LockSupport.parkNanos(
                        Duration.ofMillis(BY_ITSELF_MILLIS / 2 + 10L * number).toNanos());
                database.flush();
                left.add(SlowDisk.left(Path.of(file + ".mv.db")));
            }
        }
        for (int number = 0; number < ITEMS; number++) {
            assertThat(items(left.get(number)))
                    .as("items on the disk when number %d was forced", number)
                    .isEqualTo(number + 1);
        }
    }

    private @Nullable Integer items(byte[] file) throws IOException {
        Path copy = folder.resolve(UUID.randomUUID().toString());
        Files.write(Path.of(copy + ".mv.db"), file);
        try (HikariDataSource source = Engine.open("jdbc:h2:file:" + copy)) {
            return new JdbcTemplate(source).queryForObject("select count(*) from item", Integer.class);
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
}
