package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come compressed. */
class CompressedBodyTest {

    private static final String SERVICE = "/cds-services/small-patient-view";
    private static final int LARGEST = 5 * 1024 * 1024;

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ProtocolServer.Reply post(byte[] body, String coding) {
        return server.post(SERVICE, body, "Content-Type", "application/json", "Content-Encoding", coding);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void gzipIsTaken(String coding) {
        ProtocolServer.Reply reply = post(gzip(HookCall.full().json()), coding);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/cards/0/summary").stringValue()).isEqualTo("Order a scan");
    }

    @Test
    void identityIsNone() {
        assertThat(post(HookCall.full().json().getBytes(StandardCharsets.UTF_8), "identity")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "zip"})
    void anotherCodingIs415AndToldTheRightOne(String coding) {
        ProtocolServer.Reply reply = post(gzip(HookCall.full().json()), coding);

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.header("Accept-Encoding")).isEqualTo("gzip");
        assertThat(reply.diagnostics()).isEqualTo("Send the body as Content-Encoding: gzip, or without one.");
    }

    @Test
    void theSizeCountsAsItIsInflated() {
        String call = HookCall.full().json();
        byte[] fits = gzip(call + " ".repeat(LARGEST - call.length()));
        byte[] bomb = gzip(call + " ".repeat(40 * LARGEST));

        assertThat(post(fits, "gzip").status()).isEqualTo(200);
        assertThat(bomb.length).isLessThan(LARGEST);
        ProtocolServer.Reply reply = post(bomb, "gzip");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.diagnostics()).isEqualTo("The body is larger than 5242880 bytes. Send less prefetch.");
    }

    @Test
    void brokenGzipIs400() {
        byte[] whole = gzip(HookCall.full().json());
        byte[] damaged = whole.clone();
        damaged[damaged.length - 6] ^= 1;

        ProtocolServer.Reply plain = post(HookCall.full().json().getBytes(StandardCharsets.UTF_8), "gzip");
        assertThat(plain.status()).isEqualTo(400);
        assertThat(plain.diagnostics()).isEqualTo("The body is not valid gzip.");
        assertThat(post(damaged, "gzip").diagnostics()).isEqualTo("The body is not valid gzip.");
        assertThat(post(Arrays.copyOf(whole, whole.length / 2), "gzip").diagnostics())
                .isEqualTo("The body ended before it was complete.");
    }

    @Test
    void moreThanOneMemberIs400() {
        byte[] call = gzip(HookCall.full().json());
        byte[] empty = gzip("");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 200_000; i++) {
            many.writeBytes(empty);
        }

        for (byte[] body : List.of(joined(call, empty), joined(call, new byte[1]), many.toByteArray())) {
            ProtocolServer.Reply reply = post(body, "gzip");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.diagnostics()).isEqualTo("The body must be one member of gzip, with nothing after it.");
        }
    }

    @Test
    void aHeaderMayHoldAllThatThereIs() {
        byte[] call = gzip(HookCall.full().json());
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 0, 'n', 0, 'c', 0};
        CRC32 sum = new CRC32();
        sum.update(header);
        byte[] check = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        byte[] content = Arrays.copyOfRange(call, 10, call.length);

        assertThat(post(joined(joined(header, check), content), "gzip").status())
                .isEqualTo(200);
        check[0] ^= 1;
        assertThat(post(joined(joined(header, check), content), "gzip").diagnostics())
                .isEqualTo("The body is not valid gzip.");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A tree of them would take thirty times the memory of the text. */
    @ParameterizedTest
    @ValueSource(strings = {"[],", "{},", "{\"a\":{}},", "9,"})
    void moreValuesThanAnyRecordHasAre413(String value) {
        String many = "{\"a\":[" + value.repeat((LARGEST - 20) / value.length()) + "0]}";

        ProtocolServer.Reply reply = post(gzip(many), "gzip");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.diagnostics()).contains("too many values");
    }
}
