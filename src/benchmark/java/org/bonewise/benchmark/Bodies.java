package org.bonewise.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Bodies of calls of the hook patient-view; run as a program, writes them to a folder. */
public final class Bodies {

    /** Resources in prefetch. */
    static final List<Integer> SIZES = List.of(10, 200, 2_000, 10_000);

    private Bodies() {}

    /** @param args the folder that is written to */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (int size : SIZES) {
            Files.write(folder.resolve("none-" + size + ".json"), body(size, false));
            Files.write(folder.resolve("cancer-" + size + ".json"), body(size, true));
        }
    }

    /** The body of a call with all of prefetch. */
    static byte[] body(int size, boolean cancer) {
        Map<String, String> prefetch = Chart.prefetch(size, cancer, LocalDate.now(ZoneOffset.UTC));
        return body(prefetch, Set.of(), "").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The body of a call.
     *
     * @param leftOut keys of prefetch that are not sent
     * @param further members of the request, each followed by a comma
     */
    static String body(Map<String, String> prefetch, Set<String> leftOut, String further) {
        return "{\"hook\":\"patient-view\",\"hookInstance\":\"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\"," + further
                + "\"context\":{\"userId\":\"Practitioner/dr-1\",\"patientId\":\"" + Resources.PATIENT
                + "\"},\"prefetch\":"
                + prefetch.entrySet().stream()
                        .filter(entry -> !leftOut.contains(entry.getKey()))
                        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                        .collect(Collectors.joining(",", "{", "}}"));
    }
}
