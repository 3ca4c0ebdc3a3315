package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the operator is told of a database that cannot be used at the start. */
class StartFaultTest {

    @Test
    void theDriverIsQuotedWithoutItsFullStop() {
        Throwable fault = new IllegalStateException(
                "Unable to obtain connection",
                new SQLException("Connection refused.\nLong story", new ConnectException()));

        assertThat(StartFault.of(fault)).isEqualTo("Connection refused");
    }

    @Test
    void aHostThatIsNotKnownIsNamed() {
        Throwable fault = new IllegalStateException(
                "Unable to obtain connection",
                new SQLException("The connection attempt failed.", new UnknownHostException("db.nowhere.invalid")));

        assertThat(StartFault.of(fault))
                .isEqualTo("The connection attempt failed: no address is known of db.nowhere.invalid");
    }

    @Test
    void whatIsNoFaultOfADriverIsToldByItsFirstLine() {
        assertThat(StartFault.of(new IllegalStateException("Validate failed\nMore")))
                .isEqualTo("Validate failed");
    }
}
