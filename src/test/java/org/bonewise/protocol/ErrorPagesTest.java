package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.bonewise.cdshooks.ResponseSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What none of our controllers gets to see is refused in the same words as the rest. */
class ErrorPagesTest {

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,404,not-found",
        "GET,/nope,404,not-found",
        "POST,/nope,404,not-found",
        "DELETE,/nope/deeper,404,not-found",
        "GET,/error,404,not-found",
        "GET,/favicon.ico,404,not-found",
        "TRACE,/nope,405,not-supported",
        "BREW,/nope,404,not-found",
        "GET,/cds-services/a%2fb,400,invalid",
        "POST,/cds-services/%2f,400,invalid",
        "GET,/cds-services/a%5cb,400,invalid",
        "GET,/cds-services/%zz,400,invalid",
        "GET,/../../etc/passwd,400,invalid",
        "GET,/a|b,400,invalid"
    })
    void anErrorIsAnOperationOutcome(String method, String path, int status, String code) throws IOException {
        String reply = raw(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");

        assertOutcome(reply, status, code);
    }

    @Test
    void headersThatAreTooLarge() throws IOException {
        String reply = raw("GET /cds-services HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Large: " + "a".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n");

        assertOutcome(reply, 400, "invalid");
    }

    private static void assertOutcome(String reply, int status, String code) {
        int end = reply.indexOf("\r\n\r\n");
        String body = reply.substring(end + 4);
        assertThat(reply).startsWith("HTTP/1.1 " + status + " ");
        assertThat(reply.substring(0, end)).containsPattern("(?i)content-type: application/fhir\\+json");
        assertThat(body).contains("\"code\":\"" + code + "\"");
        ResponseSchema.assertError(body);
    }

    /** The reply to bytes that no well-behaved client sends. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
