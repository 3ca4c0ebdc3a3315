package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.UUID;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackInMemory;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.FeedbackStore;
import org.bonewise.feedback.Outcome;
import org.bonewise.feedback.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What became of real cards, told by the demo's EHR and by one that is registered. */
class FeedbackTest {

    private static final String URL = "/cds-services/" + EhrToken.SERVICE;
    private static final String DOOR = URL + "/feedback";
    private static final ClientId EHR = new ClientId("ehr-1");

    private static final FeedbackInMemory STORE = new FeedbackInMemory();
    private static ECKey key;
    private static EhrKeys published;
    private static Service closed;

    @BeforeAll
    static void start() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
        published = new EhrKeys(key);
        closed = Service.with(
                context -> context.registerBean("feedbackStore", FeedbackStore.class, () -> STORE),
                "bonewise.access=closed",
                "bonewise.clients[0].id=" + EHR.value(),
                "bonewise.clients[0].iss=" + EhrToken.ISSUER,
                "bonewise.clients[0].jku=" + published.jku());
    }

    @AfterAll
    static void stop() {
        published.close();
    }

    private static String accepted(String card, String suggestion) {
        return """
                {"feedback": [{"card": "%s", "outcome": "accepted", "acceptedSuggestions": [{"id": "%s"}],
                  "outcomeTimestamp": "2026-11-22T10:00:00+01:00"}]}""".formatted(card, suggestion);
    }

    private static String any() {
        return accepted(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    private static String tokenFor(String path) {
        return new EhrToken(key, JWSAlgorithm.ES384)
                .claim("aud", Service.PUBLIC + path)
                .signed();
    }

    private static Service.Reply send(String path, String body, String token) {
        return closed.post(path, body, "Authorization", "Bearer " + token);
    }

    @Test
    void aSuggestionOfACardIsAcceptedAndItsRefusalToo() {
        FeedbackInMemory store = new FeedbackInMemory();
        Service demo = Service.with(context -> context.registerBean("feedbackStore", FeedbackStore.class, () -> store));
        JsonNode card = demo.cards(Examples.request("breast-clearance-22")).path(0);
        UUID uuid = UUID.fromString(card.path("uuid").stringValue());
        UUID suggestion = UUID.fromString(card.at("/suggestions/0/uuid").stringValue());
        JsonNode reason = card.at("/overrideReasons/0");

        Service.Reply taken = demo.feedback(EhrToken.SERVICE, accepted(uuid.toString(), suggestion.toString()));
        Service.Reply dismissed = demo.feedback(EhrToken.SERVICE, """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-22T09:00:00.001Z",
                  "overrideReason": {"reason": %s, "userComment": "Not today"}}]}""".formatted(uuid, reason));

        assertThat(taken.body()).isEqualTo("{\"received\":1}");
        assertThat(dismissed.body()).isEqualTo("{\"received\":1}");
        assertThat(store.of(ClientId.ANONYMOUS, EhrToken.SERVICE))
                .containsExactly(
                        new FeedbackItem(uuid, Service.NOW, new Outcome.Accepted(List.of(suggestion))),
                        new FeedbackItem(
                                uuid,
                                Service.NOW.plusMillis(1),
                                new Outcome.Overridden(new Reason(
                                        reason.path("code").stringValue(),
                                        reason.path("system").stringValue(),
                                        reason.path("display").stringValue()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {URL, DOOR})
    void aTokenMayBeMeantForTheServiceOrForItsFeedback(String audience) {
        UUID card = UUID.randomUUID();
        Service.Reply reply =
                send(DOOR, accepted(card.toString(), UUID.randomUUID().toString()), tokenFor(audience));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(STORE.of(EHR, EhrToken.SERVICE))
                .extracting(FeedbackItem::card)
                .contains(card);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/cds-services",
                "/cds-services/bone-health-order-sign",
                "/cds-services/bone-health-order-sign/feedback",
                DOOR + "/",
                DOOR + "/feedback"
            })
    void aTokenForAnotherAddressIs401(String audience) {
        Service.Reply reply = send(DOOR, any(), tokenFor(audience));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void aTokenForFeedbackOpensNotTheService() {
        assertThat(send(URL, Examples.request("breast-clearance-22").json(), tokenFor(DOOR))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenIsGoodOnceAtBothAddressesTogether() {
        String token = tokenFor(URL);
        String own = tokenFor(DOOR);

        assertThat(send(DOOR, any(), token).status()).isEqualTo(200);
        assertThat(send(DOOR, any(), token).status()).isEqualTo(401);
        assertThat(send(URL, Examples.request("breast-clearance-22").json(), token)
                        .status())
                .isEqualTo(401);
        assertThat(send(DOOR, any(), own).status()).isEqualTo(200);
        assertThat(send(DOOR, any(), own).status()).isEqualTo(401);
    }

    @Test
    void withoutATokenItIs401() {
        assertThat(closed.post(DOOR, any(), "X-Nothing", "1").status()).isEqualTo(401);
    }
}
