package org.bonewise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.feedback.Reason;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads feedback. A card is known when the record of cards holds it. */
final class KeptFeedback {

    private static final String ITEMS = """
            select f.id, f.card, f.outcome, f.happened_at, f.reason_code, f.reason_system,
                c.user_comment, k.id is not null as known
            from feedback f
            left join feedback_comment c on c.feedback = f.id
            left join card k on k.id = f.card and k.client = f.client and k.service = f.service
            where f.client = ? and f.service = ?
            order by f.happened_at, f.card, f.outcome""";

    private static final String SUGGESTIONS = """
            select s.feedback, s.suggestion from feedback_suggestion s join feedback f on f.id = s.feedback
            where f.client = ? and f.service = ?
            order by s.feedback, s.place""";

    private KeptFeedback() {}

    static List<FeedbackInDatabase.Kept> read(JdbcTemplate jdbc, ClientId client, String service) {
        Map<UUID, List<UUID>> suggestions = new HashMap<>();
        jdbc.query(
                SUGGESTIONS,
                row -> {
                    suggestions
                            .computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                },
                client.value(),
                service);
        return jdbc.query(ITEMS, (row, _) -> kept(row, suggestions), client.value(), service);
    }

    private static FeedbackInDatabase.Kept kept(ResultSet row, Map<UUID, List<UUID>> suggestions) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Outcome outcome = row.getString("outcome").equals("accepted")
                ? new Outcome.Accepted(suggestions.getOrDefault(id, List.of()))
                : overridden(row);
        return new FeedbackInDatabase.Kept(
                new FeedbackItem(
                        row.getObject("card", UUID.class),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        outcome),
                row.getBoolean("known"));
    }

    private static Outcome overridden(ResultSet row) throws SQLException {
        String code = row.getString("reason_code");
        Reason reason = code == null ? null : new Reason(code, row.getString("reason_system"), null);
        return new Outcome.Overridden(reason, row.getString("user_comment"));
    }
}
