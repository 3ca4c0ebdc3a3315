package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** Reads the body of a call once, within the limits. */
final class RequestBody {

    private final DataSize limit;
    private final Duration time;

    /**
     * @param limit largest body
     * @param time in which it must have come
     */
    RequestBody(DataSize limit, Duration time) {
        this.limit = limit;
        this.time = time;
    }

    /**
     * The bytes of the body.
     *
     * @param room is asked before anything is read
     * @throws HookFailure on another media type, and on a body that is too large, too slow or has no room
     */
    byte[] read(HttpServletRequest request, Room room) {
        requireJson(request.getContentType());
        return bytes(request, room);
    }

    /**
     * The body as a JSON object.
     *
     * @param room is asked before the tree is made
     * @throws HookFailure on anything but one JSON object, and when its tree has no room
     */
    static JsonNode parse(byte[] body, Room room) {
        room.upTo(Weight.of(body));
        JsonNode root = tree(body);
        if (!root.isObject()) {
            throw malformed("The body must be a JSON object.");
        }
        return root;
    }

    private static void requireJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            boolean utf8 = type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset());
            if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type) && utf8) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: what cannot be read is not JSON either.
        }
        throw new HookFailure(
                FailureKind.WRONG_MEDIA_TYPE, "Send the body as Content-Type: application/json in UTF-8.", null);
    }

    private byte[] bytes(HttpServletRequest request, Room room) {
        ContentCoding coding = ContentCoding.of(request);
        int largest = Math.toIntExact(limit.toBytes());
        long announced = request.getContentLengthLong();
        if (announced > largest) {
            throw BodyReader.tooLarge(largest);
        }
        room.upTo(announced);
        try {
            return new BodyReader(largest, time, room).read(request.getInputStream(), coding);
        } catch (ZipException e) {
            throw malformed("The body is not valid gzip.");
        } catch (IOException e) {
            throw malformed("The body ended before it was complete.");
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return HookJson.read(body);
        } catch (StreamConstraintsException e) {
            throw tooLarge("The body is nested too deeply, or holds too many values or too long a string or number.");
        } catch (JacksonException e) {
            // The parser's own message may quote the body.
            throw malformed("The body is not valid JSON: look at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ".");
        }
    }

    private static HookFailure malformed(String diagnostics) {
        return new HookFailure(FailureKind.BREAKS_PROTOCOL, diagnostics, null);
    }

    private static HookFailure tooLarge(String diagnostics) {
        return new HookFailure(FailureKind.TOO_LARGE, diagnostics + " Send less at once.", null);
    }
}
