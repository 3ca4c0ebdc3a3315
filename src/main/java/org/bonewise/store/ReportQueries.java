package org.bonewise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bonewise.reports.Counts;
import org.bonewise.reports.ReportFigures;
import org.bonewise.reports.ReportFigures.OfReason;
import org.bonewise.reports.ReportFigures.OfRule;
import org.bonewise.reports.ReportFigures.OfShadow;
import org.bonewise.reports.ReportFigures.OfUnknown;
import org.bonewise.reports.ReportFigures.OfWeek;
import org.bonewise.reports.ReportFigures.Reach;
import org.bonewise.reports.ReportQuestion;
import org.bonewise.reports.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The queries of one report, in the SQL that both databases have in common. */
final class ReportQueries {

    /** So many reasons of clients' own making, the most frequent, are told apart. */
    private static final int MOST_REASONS = 5000;

    private static final String COUNTS = """
            count(*) as shown,
            sum(case when x.outcome = 'accepted' then 1 else 0 end) as accepted,
            sum(case when x.outcome = 'overridden' then 1 else 0 end) as overridden
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final ReportQuestion question;
    private final MapSqlParameterSource values;
    private final String weeks;

    ReportQueries(JdbcTemplate jdbc, ReportQuestion question) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.question = question;
        values = new MapSqlParameterSource()
                .addValue("begins", Database.moment(question.begins()))
                .addValue("ends", Database.moment(question.ends()))
                .addValue("client", question.client())
                .addValue("service", question.service())
                .addValue("rule", question.rule())
                .addValue("variants", question.rule() == null ? null : beginningWith(question.rule() + "."));
        weeks = weeks(question.weeks());
    }

    private static String beginningWith(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** The weeks as a table: the databases differ in what they call a week, and in time zones. */
    private String weeks(List<Week> all) {
        for (int i = 0; i < all.size(); i++) {
            values.addValue("begins" + i, Database.moment(all.get(i).begins(question.zone())));
            values.addValue("ends" + i, Database.moment(all.get(i).ends(question.zone())));
        }
        return IntStream.range(0, all.size())
                .mapToObj(i ->
                        "(%d, cast(:begins%d as timestamp(6) with time zone), cast(:ends%d as timestamp(6) with time zone))"
                                .formatted(i, i, i))
                .collect(Collectors.joining(", ", "(values ", ") w (week_no, begins, ends)"));
    }

    /**
     * All that is counted.
     *
     * @param retention for the reader to know
     */
    ReportFigures figures(Retention retention) {
        return new ReportFigures(rules(), reasons(), ofWeeks(), unknown(), shadow(), reach(retention));
    }

    /**
     * Cards with their week, and all that was told of them; of each card the line with place 1 counts, which is the latest by its
     * own time. One table that is read once: H2 would go through a second one for each line of the first.
     *
     * @param of what has a line of its own
     * @param with a table that is joined, or nothing
     */
    private String cards(String of, String with, String narrowed) {
        return """
                (select %s, w.week_no, f.outcome, f.reason_system, f.reason_code,
                    row_number() over (
                        partition by %s order by f.happened_at desc, f.received_at desc, f.outcome desc) as place
                from card c
                join %s on c.issued_at >= w.begins and c.issued_at < w.ends
                %s
                left join feedback f on f.card = c.id and f.client = c.client and f.service = c.service
                where c.issued_at >= :begins and c.issued_at < :ends %s) x
                where x.place = 1
                """.formatted(of, of, weeks, with, clientAndService("c") + narrowed);
    }

    /** A card with two variants of one rule counts once for it. */
    private String cardsByRule() {
        return cards("c.id, c.client, r.rule", "join card_rule r on r.card = c.id", rule("r"));
    }

    private List<OfRule> rules() {
        return jdbc.query(
                "select x.rule, x.client, x.week_no, " + COUNTS + " from " + cardsByRule()
                        + " group by x.rule, x.client, x.week_no order by x.rule, x.client, x.week_no",
                values,
                (row, _) -> new OfRule(row.getString(1), row.getString(2), row.getInt(3), counts(row)));
    }

    private List<OfReason> reasons() {
        return jdbc.query(
                "select x.rule, x.client, x.reason_system, x.reason_code, count(*) as cards from " + cardsByRule()
                        + " and x.outcome = 'overridden'"
                        + " group by x.rule, x.client, x.reason_system, x.reason_code"
                        + " order by case when x.reason_code is null then 0 else 1 end, cards desc, x.rule, x.client,"
                        + " x.reason_code, x.reason_system"
                        + " fetch first " + MOST_REASONS + " rows only",
                values,
                (row, _) -> new OfReason(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
    }

    private List<OfWeek> ofWeeks() {
        String narrowed = question.rule() == null
                ? ""
                : " and exists (select 1 from card_rule r where r.card = c.id" + rule("r") + ")";
        return jdbc.query(
                "select x.week_no, " + COUNTS + " from " + cards("c.id", "", narrowed)
                        + " group by x.week_no order by x.week_no",
                values,
                (row, _) -> new OfWeek(row.getInt(1), counts(row)));
    }

    private List<OfUnknown> unknown() {
        return jdbc.query(
                """
                select f.client,
                    sum(case when f.outcome = 'accepted' then 1 else 0 end),
                    sum(case when f.outcome = 'overridden' then 1 else 0 end)
                from feedback f
                where f.received_at >= :begins and f.received_at < :ends %s
                    and not exists (
                        select 1 from card k where k.id = f.card and k.client = f.client and k.service = f.service)
                group by f.client order by f.client""".formatted(clientAndService("f")),
                values,
                (row, _) -> new OfUnknown(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    private List<OfShadow> shadow() {
        return jdbc.query(
                """
                select s.rule, s.client, s.outcome, count(*) as calls, sum(s.findings)
                from shadow_finding s
                where s.found_at >= :begins and s.found_at < :ends %s
                group by s.rule, s.client, s.outcome
                order by calls desc, s.rule, s.client, s.outcome""".formatted(clientAndService("s")
                        + (question.rule() == null ? "" : " and (s.rule = :rule or s.rule like :variants escape '!')")),
                values,
                (row, _) -> new OfShadow(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)));
    }

    private Reach reach(Retention retention) {
        return jdbc.query(
                        """
                        select (select min(issued_at) from card), (select min(received_at) from feedback),
                            (select min(found_at) from shadow_finding)""",
                        (row, _) -> new Reach(
                                moment(row, 1),
                                moment(row, 2),
                                moment(row, 3),
                                retention.cards(),
                                retention.feedback()))
                .getFirst();
    }

    private String clientAndService(String table) {
        return (question.client() == null ? "" : " and " + table + ".client = :client")
                + (question.service() == null ? "" : " and " + table + ".service = :service");
    }

    private String rule(String table) {
        return question.rule() == null ? "" : " and (%s.rule = :rule or %s.artefact = :rule)".formatted(table, table);
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(row.getLong("shown"), row.getLong("accepted"), row.getLong("overridden"));
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
