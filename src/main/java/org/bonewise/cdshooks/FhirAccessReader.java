package org.bonewise.cdshooks;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Reads {@code fhirServer} and {@code fhirAuthorization}. Only both together give access. */
final class FhirAccessReader {

    private static final Logger LOG = LoggerFactory.getLogger(FhirAccessReader.class);

    private FhirAccessReader() {}

    /** How to reach the FHIR server; null when the client offers no way or its token has already expired. */
    static @Nullable FhirAccess read(JsonNode root) {
        JsonNode authorization = root.path("fhirAuthorization");
        if (authorization.isMissingNode() || authorization.isNull()) {
            return null;
        }
        if (!authorization.isObject()) {
            throw HookFailure.breaksProtocol("fhirAuthorization", "Send fhirAuthorization as a JSON object.");
        }
        URI server = server(root.path("fhirServer").stringValue(""));
        String token = token(authorization);
        requireSamePatient(root, authorization);
        for (String member : new String[] {"expires_in", "scope", "subject"}) {
            if (!authorization.hasNonNull(member)) {
                LOG.info("A client sent fhirAuthorization without {}", member);
            }
        }
        if (authorization.path("expires_in").asLong(1) <= 0) {
            LOG.warn("A client sent an access token that had already expired; it is not used");
            return null;
        }
        return new FhirAccess(
                server,
                token,
                authorization.path("scope").stringValue(""),
                authorization.path("subject").stringValue(""));
    }

    private static String token(JsonNode authorization) {
        String type = HookRequestReader.requiredText(authorization, "token_type", "fhirAuthorization.token_type");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw HookFailure.breaksProtocol("fhirAuthorization.token_type", "Send a token of the type Bearer.");
        }
        String token = HookRequestReader.requiredText(authorization, "access_token", "fhirAuthorization.access_token");
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw HookFailure.breaksProtocol(
                    "fhirAuthorization.access_token", "Send a token that fits in an HTTP header.");
        }
        return token;
    }

    private static void requireSamePatient(JsonNode root, JsonNode authorization) {
        String patient = authorization.path("patient").stringValue("");
        if (!patient.isEmpty()
                && !patient.equals(root.path("context").path("patientId").stringValue(""))) {
            throw HookFailure.breaksProtocol(
                    "fhirAuthorization.patient", "Send a token for the patient that context.patientId names.");
        }
    }

    private static URI server(String address) {
        try {
            URI server = new URI(address);
            if (("https".equals(server.getScheme()) || "http".equals(server.getScheme())) && server.getHost() != null) {
                return server;
            }
        } catch (URISyntaxException e) {
            // Falls through: what is no address is refused like an address of another kind.
        }
        throw HookFailure.breaksProtocol(
                "fhirServer", "Send fhirServer as an absolute https address whenever fhirAuthorization is sent.");
    }
}
