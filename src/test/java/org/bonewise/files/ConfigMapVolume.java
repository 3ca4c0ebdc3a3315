package org.bonewise.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A folder as Kubernetes mounts a ConfigMap: the files lie in a hidden folder of their version, {@code ..data} is a link to it, and
 * each entry a link to that of its name in {@code ..data}.
 */
public final class ConfigMapVolume {

    private static final String VERSION = "..2026_11_22_09_00_00.1234567890";

    private ConfigMapVolume() {}

    /**
     * Mounts.
     *
     * @param entries texts by their keys; a key with {@code /} is one that was given a path
     */
    public static Path at(Path folder, Map<String, String> entries) {
        try {
            Path version = Files.createDirectories(folder.resolve(VERSION));
            Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of(VERSION));
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                Path file = version.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, entry.getValue());
                String top = entry.getKey().replaceFirst("/.*", "");
                if (Files.notExists(folder.resolve(top))) {
                    Files.createSymbolicLink(folder.resolve(top), Path.of(String.valueOf(data.getFileName()), top));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
