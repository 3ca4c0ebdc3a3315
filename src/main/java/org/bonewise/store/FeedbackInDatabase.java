package org.bonewise.store;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.FeedbackStore;
import org.bonewise.feedback.Outcome;
import org.bonewise.feedback.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps feedback in the database, of a reason its code and system alone. It is on the disk when {@link #keep} returns. */
public final class FeedbackInDatabase implements FeedbackStore {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int BATCH = 200;

    /** Of processes that write the same, in whatever order it was sent, none must wait for another that waits for it. */
    private static final Comparator<Row> ALWAYS_IN_ONE_ORDER =
            Comparator.comparing((Row row) -> row.item().card()).thenComparing(row -> row.key());

    private final Database database;
    private final Clock clock;
    private final Gate gate;

    /**
     * What is kept of one card.
     *
     * @param item as it was sent
     * @param known whether the card is on record as one that this service gave this client
     */
    public record Kept(FeedbackItem item, boolean known) {}

    private record Row(UUID id, String key, FeedbackItem item) {}

    /**
     * Makes a store.
     *
     * @param source a database that was migrated
     * @param clock tells when items came
     */
    public FeedbackInDatabase(DataSource source, Clock clock) {
        this(source, clock, PATIENCE, PAUSE);
    }

    /**
     * Makes a store of other patience.
     *
     * @param patience how long the database may take
     * @param pause how long it is left alone when it failed
     */
    FeedbackInDatabase(DataSource source, Clock clock, Duration patience, Duration pause) {
        database = new Database(source);
        this.clock = clock;
        gate = new Gate("feedback", patience, pause);
    }

    @Override
    public void keep(ClientId client, String service, List<FeedbackItem> items) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (FeedbackItem item : items) {
            String key = item.outcome().code() + " " + item.at() + " " + item.card();
            rows.putIfAbsent(key, new Row(UUID.randomUUID(), key, item));
        }
        List<Row> sorted = rows.values().stream().sorted(ALWAYS_IN_ONE_ORDER).toList();
        gate.pass(() -> {
            database.inTransaction(() -> write(client, service, sorted));
            database.flush();
            return sorted;
        });
    }

    /** What belongs to an item is written only where the item was: its id is new. */
    private void write(ClientId client, String service, List<Row> rows) {
        JdbcTemplate jdbc = database.jdbc();
        Object now = Database.moment(clock.instant());
        batch(
                jdbc,
                """
                insert into feedback (id, client, service, card, outcome, happened_at, received_at,
                    reason_code, reason_system)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                rows.stream().map(row -> values(row, client, service, now)).toList());
        batch(jdbc, """
                insert into feedback_suggestion (feedback, place, suggestion)
                select id, cast(? as integer), cast(? as uuid) from feedback where id = ?""", suggestions(rows));
        batch(jdbc, """
                insert into feedback_comment (feedback, user_comment, received_at)
                select id, cast(? as varchar(10000)), received_at from feedback where id = ?""", comments(rows));
    }

    /**
     * What is kept of one client about one service, the oldest first.
     *
     * @throws DatabaseAwayException when the database does not answer
     */
    public List<Kept> of(ClientId client, String service) {
        return gate.pass(() -> KeptFeedback.read(database.jdbc(), client, service));
    }

    private static void batch(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> values) {
        for (int from = 0; from < values.size(); from += BATCH) {
            jdbc.batchUpdate(sql, values.subList(from, Math.min(from + BATCH, values.size())));
        }
    }

    private static @Nullable Object[] values(Row row, ClientId client, String service, Object now) {
        FeedbackItem item = row.item();
        @Nullable Reason reason = item.outcome() instanceof Outcome.Overridden overridden ? overridden.reason() : null;
        return new @Nullable Object[] {
            row.id(),
            client.value(),
            service,
            item.card(),
            item.outcome().code(),
            Database.moment(item.at()),
            now,
            reason == null ? null : reason.code(),
            reason == null ? null : reason.system()
        };
    }

    private static List<@Nullable Object[]> suggestions(List<Row> rows) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Row row : rows) {
            if (row.item().outcome() instanceof Outcome.Accepted accepted) {
                for (int place = 0; place < accepted.suggestions().size(); place++) {
                    values.add(new @Nullable Object[] {
                        place, accepted.suggestions().get(place), row.id()
                    });
                }
            }
        }
        return values;
    }

    private static List<@Nullable Object[]> comments(List<Row> rows) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Row row : rows) {
            if (row.item().outcome() instanceof Outcome.Overridden overridden && overridden.comment() != null) {
                values.add(new @Nullable Object[] {storable(overridden.comment()), row.id()});
            }
        }
        return values;
    }

    /** PostgreSQL takes neither the character zero nor half a character. */
    private static String storable(String comment) {
        StringBuilder text = new StringBuilder(comment.length());
        comment.codePoints()
                .map(one -> one == 0 || Character.getType(one) == Character.SURROGATE ? '\uFFFD' : one)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
