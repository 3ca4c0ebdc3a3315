package org.bonewise.operations;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/** Times and traces the phases of a call. */
public final class Phases {

    /** Tells nobody. */
    public static final Phases UNTOLD = new Phases(ObservationRegistry.NOOP);

    /** Name of the timer; its tags are {@code hook}, {@code phase}, and {@code error}, the class of what ended it. */
    static final String NAME = "bonewise.call.phase";

    private final ObservationRegistry registry;

    Phases(ObservationRegistry registry) {
        this.registry = registry;
    }

    /**
     * Does a phase of a call.
     *
     * @param phase read, decide or write
     * @param hook one that is published, never one that a caller made up
     */
    public <T> T of(String phase, String hook, Supplier<T> work) {
        Observation observation = Observation.start(NAME, registry)
                .contextualName(phase)
                .lowCardinalityKeyValue("hook", hook)
                .lowCardinalityKeyValue("phase", phase);
        try (Observation.Scope _ = observation.openScope()) {
            return work.get();
        } catch (RuntimeException e) {
            observation.error(e);
            throw e;
        } finally {
            observation.stop();
        }
    }
}
