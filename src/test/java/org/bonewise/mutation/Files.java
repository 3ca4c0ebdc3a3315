package org.bonewise.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is kept between runs, and what that rests on. */
final class Files {

    private static final List<Path> GROUND = List.of(
            Path.of("fhir-profiles"),
            Path.of("target/classes/org/bonewise"),
            Path.of("target/test-classes/org/bonewise/cases"),
            Path.of("target/test-classes/org/bonewise/mutation"),
            Path.of("src/test/resources/cases/shared/words.json"));

    private Files() {}

    /** Digest of artefacts and code. */
    static String ground() {
        StringBuilder all = new StringBuilder();
        for (Path part : GROUND) {
            try (Stream<Path> files = java.nio.file.Files.walk(part)) {
                for (Path one : files.filter(java.nio.file.Files::isRegularFile)
                        .sorted()
                        .toList()) {
                    all.append(one).append(digest(java.nio.file.Files.readAllBytes(one)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return digest(all.toString());
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean exists(Path file) {
        return java.nio.file.Files.exists(file);
    }

    static List<String> lines(Path file) {
        try {
            return exists(file) ? java.nio.file.Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines split at their last tabulator; of several for one key the last. */
    static Map<String, String> pairs(Path file) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines(file)) {
            int end = line.lastIndexOf('\t');
            if (end >= 0) {
                pairs.put(line.substring(0, end), line.substring(end + 1));
            }
        }
        return pairs;
    }

    static List<String> lines(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + '\t' + pair.getValue())
                .toList();
    }

    static void write(Path file, List<String> lines) {
        try {
            java.nio.file.Files.createDirectories(file.getParent());
            java.nio.file.Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void append(Path file, String line) {
        try {
            java.nio.file.Files.writeString(file, line + '\n', StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
