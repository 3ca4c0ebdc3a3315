package org.bonewise.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style that a page holds in itself.
 *
 * @param css as it stands in the page, to the letter
 */
public record PageStyle(String css) {

    /** The style in a file beside a class. */
    public static PageStyle beside(Class<?> page, String file) {
        try (InputStream css = page.getResourceAsStream(file)) {
            return new PageStyle(new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of {@code style-src} in a Content-Security-Policy under which this style is applied, and no other. */
    public String source() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
