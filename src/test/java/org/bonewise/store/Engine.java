package org.bonewise.store;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The kinds of database; each test gets a fresh one. */
public enum Engine {
    H2 {
        @Override
        String url() {
            return "jdbc:h2:mem:" + UUID.randomUUID();
        }
    },
    POSTGRES {
        @Override
        String url() {
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Server.RUNNING.getJdbcUrl("postgres", name);
        }
    };

    /** Address of an empty database. */
    abstract String url();

    /** Address of an empty database, for a service that is started. */
    public String fresh() {
        return url();
    }

    /** An empty database. */
    HikariDataSource empty() {
        return open(url());
    }

    /** A database that was migrated. */
    HikariDataSource migrated() {
        HikariDataSource source = empty();
        migrate(source, null);
        return source;
    }

    /** Opens a database as the service would. */
    public static HikariDataSource open(String url) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setMaximumPoolSize(8);
        source.setMinimumIdle(1);
        new PoolDefaults().postProcessBeforeInitialization(source, "dataSource");
        return source;
    }

    /** Migrates to a version, or to the newest. */
    static void migrate(HikariDataSource source, @Nullable String version) {
        Flyway.configure()
                .dataSource(source)
                .target(version == null ? MigrationVersion.LATEST : MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    /** PostgreSQL, started when first needed, ended with the process. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
