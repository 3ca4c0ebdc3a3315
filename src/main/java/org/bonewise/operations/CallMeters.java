package org.bonewise.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bonewise.cdshooks.CallListener;
import org.bonewise.cdshooks.CallNotes;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.Door;
import org.bonewise.cdshooks.EndedCall;
import org.bonewise.cdshooks.ServiceDefinition;

/** Counts and times calls. No tag holds anything that a caller, a chart or a server made up. */
final class CallMeters implements CallListener {

    /** Name of the timer of whole calls; its tags are {@code hook}, {@code door} and {@code outcome}. */
    static final String DURATION = "bonewise.call.duration";

    private static final String IN_HAND = "bonewise.calls.in.hand";
    private static final String REJECTIONS = "bonewise.rejections";
    private static final String CARDS = "bonewise.cards";
    private static final String GAPS = "bonewise.gaps";
    private static final String FEEDBACK = "bonewise.feedback.items";
    private static final int FIRST_FAULT = 500;

    private final MeterRegistry meters;
    private final AtomicInteger inHand = new AtomicInteger();

    CallMeters(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder(IN_HAND, inHand, AtomicInteger::get)
                .description("Requests that have come and are not answered yet")
                .register(meters);
    }

    @Override
    public void began() {
        inHand.incrementAndGet();
    }

    @Override
    public void ended(EndedCall call) {
        try {
            count(call);
        } finally {
            // At last: whoever sees that none is in hand sees all counted.
            inHand.decrementAndGet();
        }
    }

    private void count(EndedCall call) {
        CallNotes notes = call.notes();
        if (call.isRefused()) {
            meters.counter(REJECTIONS, "status", status(call), "kind", call.outcome(), "client", client(call))
                    .increment();
        }
        notes.service().ifPresent(service -> time(call, service));
        switch (call.door()) {
            case SERVICE -> {
                notes.gaps().forEach(gap -> meters.counter(GAPS, "what", gap.what(), "kind", gap.kind())
                        .increment());
                notes.cards().forEach(this::count);
            }
            case FEEDBACK -> {
                count(call.client(), "accepted", notes.accepted());
                count(call.client(), "overridden", notes.overridden());
            }
            case EXPLAIN, OTHER -> {
                // An explanation is no use of the service.
            }
        }
    }

    private void time(EndedCall call, ServiceDefinition service) {
        Timer.builder(DURATION)
                .description("From the first line of a call to the end of its answer")
                .tags("hook", service.hook(), "door", call.door().label(), "outcome", coarse(call))
                .register(meters)
                .record(call.nanos(), TimeUnit.NANOSECONDS);
    }

    private static String coarse(EndedCall call) {
        if (!call.isRefused()) {
            return "answered";
        }
        return call.status() < FIRST_FAULT ? "refused" : "failed";
    }

    private void count(Card card) {
        meters.counter(
                        CARDS,
                        "rule",
                        card.source().topic().code(),
                        "indicator",
                        card.indicator().wire())
                .increment();
    }

    private void count(ClientId client, String outcome, int items) {
        if (items > 0) {
            meters.counter(FEEDBACK, "client", client.value(), "outcome", outcome)
                    .increment(items);
        }
    }

    /** Of what is none of ours nothing but its kind is told. */
    private static String status(EndedCall call) {
        return call.outcome().equals("other") ? "other" : String.valueOf(call.status());
    }

    /** Registered, or nobody: at a closed door a request that has no client yet is anybody's. */
    private static String client(EndedCall call) {
        return call.door() == Door.OTHER ? "none" : call.client().value();
    }
}
