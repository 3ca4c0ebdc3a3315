package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.bonewise.ehr.FeedbackStream.Item;
import org.springframework.jdbc.core.JdbcTemplate;

/** The feedback in a database. */
final class StoredFeedback {

    private static final String ITEMS = """
            select f.card, f.happened_at, s.suggestion
            from feedback f left join feedback_suggestion s on s.feedback = f.id
            where f.client = ? and f.outcome = 'accepted'""";

    private StoredFeedback() {}

    /** All items of the client; none is there twice, and each is whole. */
    static Set<Item> of(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        List<Item> items = jdbc.query(
                ITEMS,
                (row, _) -> new Item(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, UUID.class)),
                Caller.CLIENT);
        Set<Item> once = new HashSet<>(items);
        assertThat(items).as("items that are stored twice").hasSameSizeAs(once);
        assertThat(jdbc.queryForObject("select count(*) from feedback where outcome = 'accepted'", Long.class))
                .as("rows of feedback")
                .isEqualTo(once.size());
        return once;
    }
}
