package org.bonewise.ehr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keys of the EHR's clients by the name of the client, and what each publishes. A key is named {@code client/kid}; one whose
 * kid begins with {@code rsa} is an RSA key. Those of {@code stranger} have the kids of others.
 */
final class KeyRing {

    private final Map<String, JWK> keys = new ConcurrentHashMap<>();
    private final Map<String, String> published = new ConcurrentHashMap<>();

    /** The key of this name, made when first asked for. */
    JWK key(String name) {
        return keys.computeIfAbsent(name, KeyRing::made);
    }

    private static JWK made(String name) {
        String kid = name.substring(name.indexOf('/') + 1);
        try {
            return kid.startsWith("rsa")
                    ? new RSAKeyGenerator(2048).keyID(kid).generate()
                    : new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes these keys of a client, and no others of it. */
    void publish(String client, List<String> kids) {
        published.put(client, setOf(client, kids));
    }

    /** The public keys of a client as a JWK set. */
    String setOf(String client, List<String> kids) {
        return new JWKSet(kids.stream().map(kid -> key(client + "/" + kid)).toList()).toString(true);
    }

    @Nullable
    String published(String client) {
        return published.get(client);
    }

    /**
     * A token, signed as asked, however odd.
     *
     * @param algorithm what signs; {@code none} leaves the signature empty
     */
    String sign(JsonNode header, JsonNode claims, String key, String algorithm) {
        String input = encoded(header) + "." + encoded(claims);
        if (algorithm.equals("none")) {
            return input + ".";
        }
        try {
            JWSAlgorithm with = JWSAlgorithm.parse(algorithm);
            Base64URL signature =
                    signer(key(key), with).sign(new JWSHeader(with), input.getBytes(StandardCharsets.UTF_8));
            return input + "." + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(JsonNode json) {
        return Base64URL.encode(json.toString()).toString();
    }

    private static JWSSigner signer(JWK key, JWSAlgorithm algorithm) throws JOSEException {
        if (JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)) {
            // The public key, which everybody has, as if it were a shared secret.
            byte[] secret = key instanceof RSAKey rsa
                    ? rsa.toRSAPublicKey().getEncoded()
                    : Objects.requireNonNull(key.toPublicJWK()).toJSONString().getBytes(StandardCharsets.UTF_8);
            return new MACSigner(secret);
        }
        return key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) key);
    }
}
