package org.bonewise.store;

import org.bonewise.cdshooks.StartRefusedException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;

/** How the database is opened and brought up to date. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    static PoolDefaults poolDefaults() {
        return new PoolDefaults();
    }

    /** Without its database the service does not start: a client would be promised that its feedback is kept. */
    @Bean
    FlywayMigrationStrategy migration(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        return flyway -> {
            try {
                migrate(flyway);
            } catch (FlywayException | DataAccessException e) {
                throw new StartRefusedException(
                        "The database at " + url.replaceAll("[;?].*", "") + " cannot be used: " + StartFault.of(e)
                                + ". Set spring.datasource.url, .username and .password to one that can be reached and whose"
                                + " user may make tables (docs/operations/first-start.md), or see to it that it runs",
                        e);
            }
        };
    }

    /** Where nothing is to be done it only looks whether that is so. */
    private static void migrate(Flyway flyway) {
        if (flyway.info().pending().length > 0) {
            new Database(flyway.getConfiguration().getDataSource()).inOneWrite(flyway::migrate);
        } else {
            flyway.migrate();
        }
    }
}
