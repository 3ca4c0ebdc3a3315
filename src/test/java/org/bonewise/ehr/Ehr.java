package org.bonewise.ehr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The EHR as a client: it makes calls as {@link Call} describes them, each with a token of its own. */
final class Ehr {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> remembered = new ConcurrentHashMap<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final ObjectNode targets;
    private final KeyRing keys;
    private final Records records;
    private final Trap trap;
    private final int port;

    /**
     * @param targets the services by name: {@code base} address, and by how many seconds its clock is {@code ahead}
     * @param port of this EHR
     */
    Ehr(ObjectNode targets, KeyRing keys, Records records, Trap trap, int port) {
        this.targets = targets;
        this.keys = keys;
        this.records = records;
        this.trap = trap;
        this.port = port;
    }

    /** All tokens and keys to records that were sent to anybody. */
    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** Makes a call and tells what came of it. */
    ObjectNode call(JsonNode described) {
        Visit visit = records.open();
        secrets.add(visit.token());
        JsonNode target = targets.path(described.path("to").stringValue());
        JsonNode spec = JSON.readTree(described
                .toString()
                .replace("{service}", target.path("base").stringValue())
                .replace("{visit}", visit.id())
                .replace("{token}", visit.token())
                .replace("{port}", String.valueOf(port))
                .replace("{trap}", String.valueOf(trap.port())));
        spec.path("canned").forEachEntry(visit::can);
        String body = body(spec, target, visit);
        String token = token(spec, target);
        secrets.add(token);
        visit.forgetWhoAsked();
        int touched = trap.touched();
        int strays = records.strays();
        List<HttpResponse<String>> answers =
                send(request(spec, target, token, body), spec.path("together").asInt(1));
        return outcome(answers)
                .put(
                        "tellsSecret",
                        answers.stream()
                                .map(HttpResponse::body)
                                .anyMatch(told -> told.contains(visit.token()) || told.contains(token)))
                .put("trap", trap.touched() - touched)
                .put("strays", records.strays() - strays)
                .put("asked", visit.askedWithToken())
                .put("askedWithoutToken", visit.askedWithoutToken());
    }

    private List<HttpResponse<String>> send(HttpRequest request, int times) {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        }
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private static ObjectNode outcome(List<HttpResponse<String>> answers) {
        HttpResponse<String> first = answers.getFirst();
        ObjectNode outcome = JSON.createObjectNode();
        outcome.put("status", first.statusCode()).put("body", first.body());
        ArrayNode statuses = outcome.putArray("statuses");
        answers.forEach(answer -> statuses.add(answer.statusCode()));
        return outcome;
    }

    private HttpRequest request(JsonNode spec, JsonNode target, String token, String body) {
        String path = spec.path("door").stringValue().replace("{jwt}", token);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target.path("base").stringValue() + path))
                .timeout(PATIENCE)
                .header("Content-Type", spec.path("contentType").stringValue("application/json"))
                .method(spec.path("method").stringValue("POST"), BodyPublishers.ofString(body));
        for (JsonNode line : spec.path("authorization")) {
            request.header("Authorization", line.stringValue().replace("{jwt}", token));
        }
        spec.path("headers").forEachEntry((name, value) -> request.header(name, value.stringValue()));
        return request.build();
    }

    private String token(JsonNode spec, JsonNode target) {
        String reused = remembered.get(spec.path("reuse").stringValue(""));
        if (reused != null) {
            return reused;
        }
        String key = spec.path("key").stringValue();
        String algorithm = spec.path("sign").stringValue(key.contains("/rsa") ? "RS384" : "ES384");
        ObjectNode header = JSON.createObjectNode();
        header.put("alg", algorithm).put("typ", "JWT").put("kid", key.substring(key.indexOf('/') + 1));
        header.put("jku", target.path("jku").stringValue());
        JsonEdits.merge(header, spec.path("header"));
        Instant now = Instant.now().plusSeconds(target.path("ahead").longValue());
        ObjectNode claims = JSON.createObjectNode();
        claims.put("iss", "https://ehr.example.org/" + spec.path("client").stringValue());
        claims.put("aud", target.path("base").stringValue() + spec.path("door").stringValue());
        claims.put("iat", now.getEpochSecond()).put("exp", now.getEpochSecond() + 300);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("tenant", "ward-a");
        spec.path("times")
                .forEachEntry((name, seconds) -> claims.put(name, now.getEpochSecond() + seconds.longValue()));
        JsonEdits.merge(claims, spec.path("claims"));
        if (spec.path("ownJwk").booleanValue(false)) {
            header.set("jwk", JSON.readTree(keys.key(key).toPublicJWK().toJSONString()));
        }
        String token = keys.sign(header, claims, key, algorithm);
        if (spec.has("remember")) {
            remembered.put(spec.path("remember").stringValue(), token);
        }
        return token;
    }

    private String body(JsonNode spec, JsonNode target, Visit visit) {
        if (spec.has("body")) {
            return spec.path("body").stringValue()
                    + " ".repeat(spec.path("padding").asInt(0));
        }
        ObjectNode body = records.example(spec.path("situation").stringValue(), visit);
        if (!spec.path("access").isNull()) {
            body.put("fhirServer", "http://127.0.0.1:" + port + "/fhir/" + visit.id());
            JsonEdits.merge(
                    body.putObject("fhirAuthorization")
                            .put("access_token", visit.token())
                            .put("token_type", "Bearer")
                            .put("expires_in", 300)
                            .put("scope", "user/*.rs")
                            .put("subject", "bonewise-at-" + spec.path("client").stringValue()),
                    spec.path("access"));
        }
        if (spec.path("fill").booleanValue(false)) {
            body.set("prefetch", filled(spec, target, visit, body.path("context")));
        }
        spec.path("leaveOut").forEach(key -> body.withObject("prefetch").remove(key.stringValue()));
        JsonEdits.set(body, spec.path("set"));
        return body.toString();
    }

    /** What discovery asks for, from the EHR's own FHIR server; every third key is left out. */
    private ObjectNode filled(JsonNode spec, JsonNode target, Visit visit, JsonNode context) {
        String id = spec.path("door").stringValue().replaceFirst(".*/", "");
        JsonNode templates = read(target.path("base").stringValue() + "/cds-services", "none")
                .path("services")
                .valueStream()
                .filter(service -> service.path("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow()
                .path("prefetch");
        ObjectNode prefetch = JSON.createObjectNode();
        String base = "http://127.0.0.1:" + port + "/fhir/" + visit.id() + "/";
        int turn = spec.path("turn").asInt();
        for (Map.Entry<String, JsonNode> template : templates.properties()) {
            turn++;
            if (turn % 3 != 0) {
                String query = template.getValue()
                        .stringValue()
                        .replace(
                                "{{context.patientId}}",
                                context.path("patientId").stringValue());
                prefetch.set(template.getKey(), whole(base + query, visit.token()));
            }
        }
        return prefetch;
    }

    private JsonNode whole(String url, String token) {
        JsonNode first = read(url, token);
        if (!first.path("resourceType").stringValue().equals("Bundle")) {
            return first;
        }
        ObjectNode all = JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode entries = all.putArray("entry");
        JsonNode page = first;
        String next = "";
        do {
            entries.addAll(page.path("entry").valueStream().toList());
            next = page.path("link")
                    .valueStream()
                    .filter(link -> link.path("relation").stringValue().equals("next"))
                    .map(link -> link.path("url").stringValue())
                    .findFirst()
                    .orElse("");
            page = next.isEmpty() ? page : read(next, token);
        } while (!next.isEmpty());
        return all;
    }

    private JsonNode read(String url, String token) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(url + " answered " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
