package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.bonewise.reports.ReportQuestion;
import org.junit.jupiter.api.Test;

class ReportOnPostgresTest extends ReportInDatabaseTest {

    ReportOnPostgresTest() {
        super(Engine.POSTGRES);
    }

    @Test
    void theDatabaseGivesUpWhatTakesTooLong() throws SQLException {
        ReportInDatabase reports = new ReportInDatabase(
                source,
                new Retention(null, null, Period.ofDays(90)),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                Duration.ofMillis(200));
        ReportQuestion question = new ReportQuestion(
                LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-22"), ZoneOffset.UTC, null, null, null);

        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table card in access exclusive mode");
            assertThatThrownBy(() -> reports.read(question))
                    .isInstanceOf(DatabaseAwayException.class)
                    .hasMessageContaining("SQL state 57014");
            other.rollback();
        }
    }
}
