package org.bonewise.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** A number of files: the same wherever the same files lie, another as soon as one byte or name differs. */
final class ArtefactHash {

    private ArtefactHash() {}

    /**
     * SHA-256, in lower case, over files in the order given: of each the name below the folder with {@code /}, a zero byte, its length
     * in eight bytes, its bytes.
     */
    static String of(Collection<MergedFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (MergedFile file : files) {
                byte[] content = Files.readAllBytes(file.path());
                digest.update(file.name().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(
                        ByteBuffer.allocate(Long.BYTES).putLong(content.length).flip());
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
