package org.bonewise.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.ResourcePropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as lines of JSON, with the settings that the service is shipped with. */
class JsonLogTest {

    private final LoggerContext context = new LoggerContext();

    private String line(String format, @Nullable Throwable thrown) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addLast(new ResourcePropertySource(
                        new FileSystemResource("src/main/resources/application.properties")));
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.start();
        LoggingEvent event = new LoggingEvent(
                JsonLogTest.class.getName(),
                context.getLogger("bonewise.audit"),
                Level.INFO,
                "audit client=ehr-1 rules=BM-2",
                thrown,
                null);
        event.setMDCPropertyMap(Map.of(
                "correlation", "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11",
                "traceId", "4bf92f3577b34da6a3ce929d0e0e4736",
                "spanId", "00f067aa0ba902b7"));
        event.setKeyValuePairs(
                List.of(new KeyValuePair("audit.client", "ehr-1"), new KeyValuePair("audit.status", 200)));
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static Throwable fault() {
        return new IllegalStateException(
                "Nancy Andersen has breast cancer", new IOException("https://ehr.example/fhir/Condition?patient=p1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash"})
    void anExceptionStandsInItWithoutItsMessages(String format) throws IOException {
        assertThat(line(format, fault()))
                .contains(
                        "java.lang.IllegalStateException",
                        "caused by java.io.IOException",
                        "at org.bonewise.operations.JsonLogTest.fault")
                .doesNotContain("Nancy", "patient=p1");
    }

    @Test
    void inTheFormatOfElasticsearchEachPartOfARecordIsAField() throws IOException {
        JsonNode line = new JsonMapper().readTree(line("ecs", null));

        assertThat(line.path("correlation").stringValue("")).isEqualTo("5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11");
        assertThat(line.path("traceId").stringValue("")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(line.at("/audit/client").stringValue("")).isEqualTo("ehr-1");
        assertThat(line.at("/audit/status").intValue()).isEqualTo(200);
        assertThat(line.at("/log/logger").stringValue("")).isEqualTo("bonewise.audit");
    }

    @Test
    void inTheFormatOfLogstashToo() throws IOException {
        JsonNode line = new JsonMapper().readTree(line("logstash", null));

        assertThat(line.path("correlation").stringValue("")).isEqualTo("5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11");
        assertThat(line.path("traceId").stringValue("")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(line.path("audit.client").stringValue("")).isEqualTo("ehr-1");
        assertThat(line.path("logger_name").stringValue("")).isEqualTo("bonewise.audit");
    }
}
