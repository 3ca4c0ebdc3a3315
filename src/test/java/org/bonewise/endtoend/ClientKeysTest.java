package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The keys of clients: published, changed, away, or given to the hospital in a file. */
class ClientKeysTest {

    @TempDir
    private static Path folder;

    private static final EhrKeys ROTATING = new EhrKeys();
    private static final EhrKeys FAILING = new EhrKeys();
    private static final EhrKeys NEVER_THERE = new EhrKeys();
    private static final EhrKeys MOVED = new EhrKeys();
    private static final EhrKeys DRIPPING = new EhrKeys();
    private static final Map<String, ECKey> KEYS = new ConcurrentHashMap<>();
    private static Service service;

    @BeforeAll
    static void start() throws IOException {
        NEVER_THERE.answer(500);
        MOVED.moveTo(NEVER_THERE.jku());
        DRIPPING.drip();
        Files.writeString(folder.resolve("keys.json"), new JWKSet(key("given")).toString(true));
        service = Service.with(
                "bonewise.access=closed",
                "management.server.port=0",
                "bonewise.clients[0].id=rotating",
                "bonewise.clients[0].iss=rotating",
                "bonewise.clients[0].jku=" + ROTATING.jku(),
                "bonewise.clients[1].id=failing",
                "bonewise.clients[1].iss=failing",
                "bonewise.clients[1].jku=" + FAILING.jku(),
                "bonewise.clients[2].id=never-there",
                "bonewise.clients[2].iss=never-there",
                "bonewise.clients[2].jku=" + NEVER_THERE.jku(),
                "bonewise.clients[3].id=given",
                "bonewise.clients[3].iss=given",
                "bonewise.clients[3].jwks-file=" + folder.resolve("keys.json"),
                "bonewise.clients[4].id=moved",
                "bonewise.clients[4].iss=moved",
                "bonewise.clients[4].jku=" + MOVED.jku(),
                "bonewise.clients[5].id=dripping",
                "bonewise.clients[5].iss=dripping",
                "bonewise.clients[5].jku=" + DRIPPING.jku());
    }

    @AfterAll
    static void stop() {
        ROTATING.close();
        FAILING.close();
        NEVER_THERE.close();
        MOVED.close();
        DRIPPING.close();
    }

    /** The same key for the same name: a client signs with what it has. */
    private static ECKey key(String name) {
        return KEYS.computeIfAbsent(name, ClientKeysTest::made);
    }

    private static ECKey made(String name) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int status(String issuer, ECKey key) {
        String token =
                new EhrToken(key, JWSAlgorithm.ES384).claim("iss", issuer).signed();
        return service.post(
                        "/cds-services/" + EhrToken.SERVICE,
                        Examples.request("no-cancer").json(),
                        "Authorization",
                        "Bearer " + token)
                .status();
    }

    @Test
    void aNewKeyIsFetchedOnceAndTheOldOneNoLongerTaken() {
        ROTATING.publish(key("old"));
        assertThat(status("rotating", key("old"))).isEqualTo(200);
        assertThat(status("rotating", key("old"))).isEqualTo(200);
        assertThat(ROTATING.asked()).isEqualTo(1);

        ROTATING.publish(key("new"));
        assertThat(status("rotating", key("new"))).isEqualTo(200);
        assertThat(status("rotating", key("old"))).isEqualTo(401);
        for (int i = 0; i < 20; i++) {
            assertThat(status("rotating", key("unknown-" + i))).isEqualTo(401);
        }
        assertThat(ROTATING.asked()).as("fetches in half a minute").isEqualTo(2);
        assertThat(status("rotating", key("new"))).isEqualTo(200);
    }

    @Test
    void keysThatAreKeptGoOnBeingUsedWhileTheClientIsAway() {
        FAILING.publish(key("kept"));
        assertThat(status("failing", key("kept"))).isEqualTo(200);

        FAILING.answer(503);
        assertThat(status("failing", key("other"))).isEqualTo(401);
        assertThat(status("failing", key("kept"))).isEqualTo(200);
    }

    @Test
    void withoutAnyKeyTheCallIsRefusedAndNobodyIsPesteredForThem() {
        for (int i = 0; i < 20; i++) {
            assertThat(status("never-there", key("x"))).isEqualTo(401);
        }
        assertThat(NEVER_THERE.asked()).isLessThanOrEqualTo(4);
    }

    @Test
    void whoseKeysCannotBeHadIsToldWhileTheServiceIsUp() {
        assertThat(status("never-there", key("x"))).isEqualTo(401);
        JsonNode health = service.get(service.management() + "/actuator/health");

        assertThat(health.path("status").stringValue()).isEqualTo("UP");
        assertThat(health.at("/components/clientKeys/details/never-there").stringValue())
                .isEqualTo("its keys cannot be fetched");
        assertThat(health.at("/components/clientKeys/details/warning").stringValue())
                .startsWith("Calls of clients without keys are refused");
    }

    @Test
    void theProbesDoNotAskForKeys() {
        assertThat(status("never-there", key("x"))).isEqualTo(401);

        for (String probe : new String[] {"livez", "readyz"}) {
            assertThat(service.get(service.base() + "/" + probe).path("status").stringValue())
                    .isEqualTo("UP");
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        int before = NEVER_THERE.asked();

        assertThat(status("moved", key("x"))).isEqualTo(401);
        assertThat(MOVED.asked()).isPositive();
        assertThat(NEVER_THERE.asked()).isEqualTo(before);
    }

    /** At one byte in 50 ms the most that is read would take hours. */
    @Test
    @Timeout(120)
    void keysThatDripAreGivenUp() {
        assertThat(status("dripping", key("x"))).isEqualTo(401);
        assertThat(DRIPPING.asked()).isPositive();
    }

    @Test
    void keysOfAFileNeedNoAddress() {
        assertThat(status("given", key("given"))).isEqualTo(200);
        assertThat(status("given", key("kept"))).isEqualTo(401);
    }
}
