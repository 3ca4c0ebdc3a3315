package org.bonewise.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes as the body of a call. The first names the service (a letter from a on), the second how it comes: {@code z}
 * compressed, {@code g} said to be compressed, anything else as it is.
 */
public final class RequestTarget {

    private RequestTarget() {}

    /** Starts what is tried, which no input shall be blamed for. */
    public static void fuzzerInitialize() {
        Door.open();
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] data) {
        Choices choices = new Choices(data);
        String service = Door.SERVICES.get(Math.floorMod(choices.below(256) - 'a', Door.SERVICES.size()));
        int way = choices.below(256);
        byte[] body = choices.rest();
        Door.post(service, way == 'z' ? compressed(body) : body, coding(way));
    }

    private static @Nullable String coding(int way) {
        return way == 'z' || way == 'g' ? "gzip" : null;
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
