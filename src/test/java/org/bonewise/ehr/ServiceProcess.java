package org.bonewise.ehr;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.bonewise.BonewiseApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The service with a clock that goes but stands at another day: the records of the examples are dated, and so are the cards
 * about them.
 */
final class ServiceProcess {

    private ServiceProcess() {}

    /**
     * Starts it.
     *
     * @param arguments by how much the clock is shifted, then settings
     */
    public static void main(String[] arguments) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[0]));
        new SpringApplicationBuilder(BonewiseApplication.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(Clock.class, () -> clock))
                .run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
