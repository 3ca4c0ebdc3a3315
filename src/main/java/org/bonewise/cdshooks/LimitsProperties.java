package org.bonewise.cdshooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken on at once, under {@code bonewise.limits}.
 *
 * @param rate calls that one client may make in a second ({@code bonewise.limits.rate})
 * @param concurrency calls of one client that are in hand at once ({@code bonewise.limits.concurrency})
 * @param calls calls of all clients that are in hand at once, whatever they wait for ({@code bonewise.limits.calls})
 * @param bodies bytes of the bodies of all calls in hand and of their trees, as {@link Weight} tells them ({@code bonewise.limits.bodies})
 * @param answers bytes of what FHIR servers sent for all calls in hand, and of the trees, told likewise ({@code
 *     bonewise.limits.answers})
 * @param bodyTime time in which a body must have come ({@code bonewise.limits.body-time})
 */
@ConfigurationProperties("bonewise.limits")
record LimitsProperties(
        @DefaultValue("100") int rate,
        @DefaultValue("64") int concurrency,
        @DefaultValue("150") int calls,
        @DefaultValue("256MB") DataSize bodies,
        @DefaultValue("192MB") DataSize answers,
        @DefaultValue("10s") Duration bodyTime) {

    private static final int MOST = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    LimitsProperties {
        requireCount("rate", rate, 1);
        requireCount("concurrency", concurrency, 1);
        // A client that is alone gets the half.
        requireCount("calls", calls, 2);
        requireSize("bodies", bodies);
        requireSize("answers", answers);
        if (!bodyTime.isPositive() || bodyTime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "bonewise.limits.body-time is " + bodyTime + ": set it to more than 0 and at most 5m");
        }
    }

    /** @throws StartRefusedException when an ordinary body of the largest size would never be taken */
    void requireRoomFor(DataSize largestBody) {
        long weight = Weight.ofFhir(largestBody.toBytes());
        // A client that is alone gets the half.
        if (bodies.toBytes() < 2 * weight) {
            throw new StartRefusedException(
                    "bonewise.limits.bodies is less than twice what a body of bonewise.max-request-size ("
                            + largestBody.toBytes() + "B) takes in memory: set it to several times " + weight + "B");
        }
    }

    private static void requireSize(String name, DataSize value) {
        if (value.toBytes() < 1) {
            throw new IllegalArgumentException("bonewise.limits." + name + " is " + value + ": set it to more than 0");
        }
    }

    private static void requireCount(String name, int value, int least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException("bonewise.limits." + name + " is " + value
                    + ": set it to a number between " + least + " and " + MOST);
        }
    }
}
