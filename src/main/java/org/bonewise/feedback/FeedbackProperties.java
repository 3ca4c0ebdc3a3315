package org.bonewise.feedback;

import java.time.Period;
import org.bonewise.cdshooks.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of feedback.
 *
 * @param comments whether what clinicians wrote is kept
 * @param commentsRetention for how long comments are kept
 * @param retention how long feedback is kept; absent = until somebody deletes it
 */
@ConfigurationProperties("bonewise.feedback")
public record FeedbackProperties(
        @DefaultValue("off") Comments comments,
        @DefaultValue("90d") Period commentsRetention,
        @Nullable Period retention) {

    /** @throws StartRefusedException when something would be kept for no time */
    public FeedbackProperties {
        requirePositive("bonewise.feedback.comments-retention", commentsRetention);
        if (retention != null) {
            requirePositive("bonewise.feedback.retention", retention);
        }
    }

    private static void requirePositive(String key, Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new StartRefusedException(key + " is '" + period + "': set it to a time such as 90d or 2y");
        }
    }
}
