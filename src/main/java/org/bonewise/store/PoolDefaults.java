package org.bonewise.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Completes what the operator set of the database by what this service rests on; what was set stays. */
final class PoolDefaults implements BeanPostProcessor {

    /**
     * The SQL is that of PostgreSQL; the end of the process must not close the file before all is written; and no file beside the
     * data quotes what could not be.
     */
    private static final Map<String, String> H2 = Map.of(
            "MODE", "PostgreSQL",
            "DATABASE_TO_LOWER", "TRUE",
            "DEFAULT_NULL_ORDERING", "HIGH",
            "DB_CLOSE_ON_EXIT", "FALSE",
            "TRACE_LEVEL_FILE", "0");

    /** A connection that hangs is given up; and no error quotes what was to be written. */
    private static final Map<String, String> POSTGRES = Map.of(
            "ApplicationName", "bonewise",
            "connectTimeout", "5",
            "socketTimeout", "60",
            "tcpKeepAlive", "true",
            "logServerErrorDetail", "false");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
            String url = Objects.requireNonNull(pool.getJdbcUrl());
            if (url.startsWith("jdbc:h2:")) {
                pool.setJdbcUrl(completed(url));
                if (pool.getUsername() == null) {
                    pool.setUsername("sa");
                }
            } else if (url.startsWith("jdbc:postgresql:")) {
                POSTGRES.forEach(pool.getDataSourceProperties()::putIfAbsent);
            }
        }
        return bean;
    }

    private static String completed(String url) {
        String upper = url.toUpperCase(Locale.ROOT);
        StringBuilder complete = new StringBuilder(url);
        H2.forEach((key, value) -> {
            if (!upper.contains(";" + key + "=")) {
                complete.append(';').append(key).append('=').append(value);
            }
        });
        return complete.toString();
    }
}
