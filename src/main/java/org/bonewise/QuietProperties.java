package org.bonewise;

import java.time.Duration;
import org.bonewise.cdshooks.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the memory of what readers of cards were told, under {@code bonewise.quiet}.
 *
 * @param memory whether what readers were told is remembered ({@code bonewise.quiet.memory}: {@code on} or {@code off})
 * @param secret under which its keys are made, at least 32 characters, the same for all replicas ({@code bonewise.quiet.secret})
 * @param readWithin an answer that takes as long counts as not read, since the EHR may have given up waiting
 *     ({@code bonewise.quiet.read-within})
 */
@ConfigurationProperties("bonewise.quiet")
record QuietProperties(
        @DefaultValue("on") Memory memory,
        @Nullable String secret,
        @DefaultValue("2s") Duration readWithin) {

    private static final int SHORTEST = 32;

    /** A number without a unit is milliseconds: whoever wrote 2 meant seconds. */
    private static final Duration SOONEST = Duration.ofMillis(100);

    QuietProperties {
        if (secret != null && secret.length() < SHORTEST) {
            // The value is in no message: it is a secret.
            throw new StartRefusedException("bonewise.quiet.secret is too short: set it to at least " + SHORTEST
                    + " characters that nobody can guess, such as those of openssl rand -base64 32");
        }
        if (readWithin.compareTo(SOONEST) < 0) {
            throw new StartRefusedException("bonewise.quiet.read-within is " + readWithin
                    + ": set it to the time that the EHR waits for an answer, such as 2s, and at least 100ms");
        }
    }

    /** Whether what was told is remembered. */
    enum Memory {
        /** It is. */
        ON,
        /** All is told each time. */
        OFF
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "QuietProperties[memory=" + memory + ", readWithin=" + readWithin + ']';
    }
}
