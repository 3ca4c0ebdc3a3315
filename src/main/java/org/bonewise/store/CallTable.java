package org.bonewise.store;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.bonewise.store.CallRecord.IssuedCard;
import org.bonewise.store.CallRecord.ShadowLine;
import org.bonewise.store.CallRecord.SpokenRule;
import org.jspecify.annotations.Nullable;

/** Writes records of calls. What was written before is passed over. */
final class CallTable {

    private final Database database;

    CallTable(DataSource source) {
        database = new Database(source);
    }

    /** All of them or none. */
    void write(List<CallRecord> records) {
        Rows rows = new Rows();
        records.forEach(rows::add);
        database.inTransaction(() -> {
            insert(
                    "card (id, service, client, hook_instance, guideline, guideline_version, indicator, issued_at)",
                    rows.cards);
            insert("card_rule (card, place, rule, artefact)", rows.rules);
            insert("card_suggestion (card, place, suggestion)", rows.suggestions);
            insert("shadow_finding (id, rule, outcome, client, service, findings, found_at)", rows.shadow);
        });
    }

    private void insert(String table, List<@Nullable Object[]> values) {
        if (!values.isEmpty()) {
            String marks = "?" + ", ?".repeat(values.getFirst().length - 1);
            database.jdbc()
                    .batchUpdate("insert into " + table + " values (" + marks + ") on conflict do nothing", values);
        }
    }

    /** The rows of each table. */
    private static final class Rows {

        private final List<@Nullable Object[]> cards = new ArrayList<>();
        private final List<@Nullable Object[]> rules = new ArrayList<>();
        private final List<@Nullable Object[]> suggestions = new ArrayList<>();
        private final List<@Nullable Object[]> shadow = new ArrayList<>();

        void add(CallRecord call) {
            call.cards().forEach(card -> add(call, card));
            for (ShadowLine line : call.shadow()) {
                shadow.add(new @Nullable Object[] {
                    line.id(),
                    line.rule(),
                    line.outcome(),
                    call.client(),
                    call.service(),
                    line.findings(),
                    Database.moment(call.at())
                });
            }
        }

        private void add(CallRecord call, IssuedCard card) {
            cards.add(new @Nullable Object[] {
                card.id(),
                call.service(),
                call.client(),
                call.hookInstance(),
                call.guideline(),
                call.guidelineVersion(),
                card.indicator(),
                Database.moment(call.at())
            });
            for (int place = 0; place < card.rules().size(); place++) {
                SpokenRule rule = card.rules().get(place);
                rules.add(new @Nullable Object[] {card.id(), place, rule.rule(), rule.artefact()});
            }
            for (int place = 0; place < card.suggestions().size(); place++) {
                suggestions.add(new @Nullable Object[] {
                    card.id(), place, card.suggestions().get(place)
                });
            }
        }
    }
}
