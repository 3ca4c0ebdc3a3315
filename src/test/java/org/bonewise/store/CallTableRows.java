package org.bonewise.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Records of calls for tests. */
final class CallTableRows {

    static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private CallTableRows() {}

    /** Puts a card on record. */
    static void write(DataSource source, UUID card, String service, String client) {
        new CallTable(source).write(List.of(call(card, service, client, NINE)));
    }

    /** A call with one card that two rules speak on and that has one suggestion. */
    static CallRecord call(UUID card, String service, String client, Instant at) {
        return new CallRecord(
                at,
                service,
                client,
                "esmo",
                "1.2.0",
                new UUID(7, 7),
                List.of(new CallRecord.IssuedCard(
                        card,
                        "warning",
                        List.of(
                                new CallRecord.SpokenRule("BM-1", "BM-1"),
                                new CallRecord.SpokenRule("SAF-13", "SAF-13.bm")),
                        List.of(new UUID(8, card.getLeastSignificantBits())))),
                List.of());
    }
}
