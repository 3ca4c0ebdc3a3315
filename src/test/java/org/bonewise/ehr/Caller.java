package org.bonewise.ehr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A registered client without an EHR around it; it signs a token for each call. */
final class Caller {

    static final String CLIENT = "ehr-main";

    /** Where the world finds the service, whichever process answers. */
    private static final String PUBLIC = "https://cds.hospital.example";

    private static final String ISSUER = "https://ehr.hospital.example";
    private static final String KEY = CLIENT + "/ec-1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final KeyRing keys = new KeyRing();
    private final Path publicKeys;

    /** @param folder takes the file of the public keys */
    Caller(Path folder) {
        try {
            publicKeys = Files.writeString(folder.resolve("ehr-main.jwks.json"), keys.setOf(CLIENT, List.of("ec-1")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that register it. */
    List<String> registration() {
        return List.of(
                "bonewise.public-url=" + PUBLIC,
                "bonewise.clients[0].id=" + CLIENT,
                "bonewise.clients[0].iss=" + ISSUER,
                "bonewise.clients[0].jwks-file=" + publicKeys);
    }

    /** A token that is good for one call of a path. */
    String token(String path) {
        Instant now = Instant.now();
        ObjectNode header = JSON.createObjectNode();
        header.put("alg", "ES384").put("typ", "JWT").put("kid", "ec-1");
        ObjectNode claims = JSON.createObjectNode();
        claims.put("iss", ISSUER)
                .put("aud", PUBLIC + path)
                .put("jti", UUID.randomUUID().toString());
        claims.put("iat", now.getEpochSecond()).put("exp", now.getEpochSecond() + 300);
        return keys.sign(header, claims, KEY, "ES384");
    }

    /**
     * Calls a process.
     *
     * @throws IOException when it ended meanwhile, or is not there
     */
    HttpResponse<String> post(Replica replica, String path, String token, String body) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(replica.base() + path))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Given up", e);
        }
    }

    /** Whether a process is ready to be called. */
    boolean isReady(Replica replica) {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(replica.base() + "/readyz"))
                                            .timeout(PATIENCE)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
