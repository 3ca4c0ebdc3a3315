package org.bonewise.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long a call takes when keys of prefetch are missing and must be fetched from a FHIR server. */
public final class MissingPrefetch {

    private static final int SIZE = 200;
    private static final int WARM_UP = 30;
    private static final int CALLS = 31;

    private MissingPrefetch() {}

    /** @param args base address of the service; port on which the FHIR server listens */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.parseInt(args[1]);
        JsonNode templates = JsonMapper.builder()
                .build()
                .readTree(Path.of("hooks/bone-health-patient-view/service.json").toFile())
                .path("prefetch");
        Map<String, String> prefetch = Chart.prefetch(SIZE, true, LocalDate.now(ZoneOffset.UTC));
        Caller caller = new Caller(URI.create(args[0] + "/cds-services/bone-health-patient-view"));
        try (SlowFhirServer ignored = new SlowFhirServer(port, templates, prefetch)) {
            List<String> keys = new ArrayList<>(prefetch.keySet());
            keys.remove("allergies");
            keys.addFirst("allergies");
            for (int missing : List.of(0, 1, 2, 4, 8, keys.size())) {
                Set<String> leftOut = new LinkedHashSet<>(keys.subList(0, missing));
                measure(caller, missing, Bodies.body(prefetch, leftOut, access(port)));
            }
        }
    }

    private static void measure(Caller caller, int missing, String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < WARM_UP; i++) {
            caller.millis(bytes);
        }
        double[] times = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            times[i] = caller.millis(bytes);
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "| %d | %.1f | %.1f | %.1f |%n",
                missing,
                times[CALLS / 2],
                times[CALLS * 95 / 100],
                missing == 0 ? 0 : times[CALLS / 2] - SlowFhirServer.SLOWEST.toMillis());
    }

    private static String access(int port) {
        return "\"fhirServer\":\"http://127.0.0.1:" + port
                + "/fhir\",\"fhirAuthorization\":{\"access_token\":\"benchmark\","
                + "\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"patient/*.read\",\"subject\":\"bonewise\"},";
    }
}
