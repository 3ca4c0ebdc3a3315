package org.bonewise.endtoend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A token as an EHR signs it for one call; every part of it can be made otherwise. */
final class EhrToken {

    static final String ISSUER = "https://ehr.example.org";
    static final String SERVICE = "bone-health-patient-view";

    private final JWK key;
    private JWSHeader.Builder header;
    private final JWTClaimsSet.Builder claims;

    EhrToken(JWK key, JWSAlgorithm algorithm) {
        this.key = key;
        Instant now = Service.NOW;
        header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key.getKeyID());
        claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(Service.PUBLIC + "/cds-services/" + SERVICE)
                .issueTime(Date.from(now.minusSeconds(1)))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
    }

    EhrToken header(UnaryOperator<JWSHeader.Builder> change) {
        header = change.apply(header);
        return this;
    }

    EhrToken claim(String name, @Nullable Object value) {
        claims.claim(name, value);
        return this;
    }

    /** Seconds from now. */
    EhrToken time(String name, long seconds) {
        claims.claim(name, Date.from(Service.NOW.plusSeconds(seconds)));
        return this;
    }

    String signed() {
        try {
            return signed(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String signed(JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims without a signature. */
    JWTClaimsSet claims() {
        return claims.build();
    }
}
