package org.bonewise.store;

import java.time.Period;
import org.bonewise.cdshooks.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the record of cards.
 *
 * @param retention how long cards and findings in shadow stay on record; absent = until somebody deletes them
 */
@ConfigurationProperties("bonewise.card-record")
record RecordProperties(@Nullable Period retention) {

    RecordProperties {
        if (retention != null && (retention.isNegative() || retention.isZero())) {
            throw new StartRefusedException(
                    "bonewise.card-record.retention is '" + retention + "': set it to a time such as 90d or 2y");
        }
    }
}
