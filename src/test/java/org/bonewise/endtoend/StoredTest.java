package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.bonewise.store.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What is in the database after calls, and what is not. */
abstract class StoredTest {

    private static final String SERVICE = EhrToken.SERVICE;

    private final String url;
    private final HikariDataSource source;
    private final JdbcTemplate jdbc;

    StoredTest(Engine engine) {
        url = engine.fresh();
        source = Engine.open(url);
        jdbc = new JdbcTemplate(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private int count(String table) {
        Integer rows = jdbc.queryForObject("select count(*) from " + table, Integer.class);
        return rows == null ? -1 : rows;
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** All that stands in the database, as text. */
    private String everything() {
        return List.of(
                        "card",
                        "card_rule",
                        "card_suggestion",
                        "shadow_finding",
                        "feedback",
                        "feedback_suggestion",
                        "feedback_comment")
                .stream()
                .map(table -> jdbc.queryForList("select * from " + table).toString())
                .collect(Collectors.joining("\n"));
    }

    private static String dismissed(String card, String comment) {
        return """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-22T09:00:00Z",
                  "overrideReason": {"reason": {"code": "x"}, "userComment": "%s"}}]}""".formatted(card, comment);
    }

    @Test
    void theCardsOfACallAreOnRecordAndNothingOfThePatient() {
        Service service = Service.with(
                "spring.datasource.url=" + url,
                "bonewise.rule-modes[0].rule=SAF-10",
                "bonewise.rule-modes[0].mode=shadow");
        ViewCall call = Examples.request("breast-clearance-22");

        service.explained(call.json());
        JsonNode cards = service.cards(call);
        await(() -> count("card") > 0 && count("card") >= cards.size());

        JsonNode first = cards.path(0);
        UUID uuid = UUID.fromString(first.path("uuid").stringValue());
        assertThat(count("card"))
                .as("neither /explain nor the warm-up is on record")
                .isEqualTo(cards.size());
        assertThat(jdbc.queryForObject(
                        "select service || ' ' || client || ' ' || guideline || ' ' || indicator from card where id = ?",
                        String.class,
                        uuid))
                .isEqualTo(
                        SERVICE + " anonymous esmo " + first.path("indicator").stringValue());
        assertThat(jdbc.queryForObject("select issued_at from card where id = ?", OffsetDateTime.class, uuid))
                .isEqualTo(OffsetDateTime.ofInstant(Service.NOW, ZoneOffset.UTC));
        assertThat(jdbc.queryForList("select distinct rule from card_rule where card = ?", String.class, uuid))
                .containsExactlyInAnyOrder(rulesOn(first));
        assertThat(jdbc.queryForObject("select rule from card_rule where card = ? and place = 0", String.class, uuid))
                .isEqualTo(first.at("/source/topic/code").stringValue());
        assertThat(jdbc.queryForList(
                        "select suggestion from card_suggestion where card = ? order by place", UUID.class, uuid))
                .containsExactlyElementsOf(first.path("suggestions")
                        .valueStream()
                        .map(suggestion ->
                                UUID.fromString(suggestion.path("uuid").stringValue()))
                        .toList());
        assertThat(everything())
                .contains(uuid.toString())
                .doesNotContain("breast-clearance-22", "Practitioner", "Patient/");
    }

    /** The last line of a card: {@code Rules: BM-1, SAF-10. Content: ...}. */
    private static String[] rulesOn(JsonNode card) {
        String detail = card.path("detail").stringValue();
        String line = detail.substring(detail.lastIndexOf("Rules: ") + "Rules: ".length());
        return line.substring(0, line.indexOf('.')).split(", ");
    }

    @Test
    void aCommentIsDroppedUnlessTheHospitalSaysOtherwise() {
        Service usual = Service.with("spring.datasource.url=" + url);
        String card = UUID.randomUUID().toString();
        assertThat(usual.feedback(SERVICE, dismissed(card, "Frau Andersen will nicht"))
                        .status())
                .isEqualTo(200);
        assertThat(everything()).contains(card).doesNotContain("Andersen");

        Service keeping = Service.with("spring.datasource.url=" + url, "bonewise.feedback.comments=keep");
        String other = UUID.randomUUID().toString();
        assertThat(keeping.feedback(SERVICE, dismissed(other, "Frau Andersen will nicht"))
                        .status())
                .isEqualTo(200);

        assertThat(jdbc.queryForList("select user_comment from feedback_comment", String.class))
                .containsExactly("Frau Andersen will nicht");
        assertThat(jdbc.queryForList("select * from feedback").toString()).doesNotContain("Andersen");
    }

    @Test
    void feedbackIsThereAfterARestart() {
        String card = UUID.randomUUID().toString();
        String body = dismissed(card, "");
        Service.with("spring.datasource.url=" + url).feedback(SERVICE, body);

        Service again = Service.with("spring.datasource.url=" + url);

        assertThat(again.feedback(SERVICE, body).body()).isEqualTo("{\"received\":1}");
        assertThat(jdbc.queryForList("select card from feedback", UUID.class)).containsExactly(UUID.fromString(card));
    }
}
