package org.bonewise;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.guideline.ShadowFinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what rules in shadow would have said: rule, client and outcome, nothing of the patient. */
final class ShadowLog {

    /** Name of the counter; its tags are {@code rule}, {@code client} and {@code outcome}. */
    static final String COUNTER = "bonewise.rules.shadow";

    private static final Logger LOG = LoggerFactory.getLogger(ShadowLog.class);

    private final MeterRegistry meters;

    ShadowLog(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Line(String rule, String outcome) {}

    /** One line and one count for each rule and outcome of a call. */
    void record(ClientId client, List<ShadowFinding> findings) {
        findings.stream()
                .map(finding -> new Line(finding.rule().artefactId(), finding.outcome()))
                .distinct()
                .forEach(line -> {
                    LOG.info("shadow rule={} client={} outcome={}", line.rule(), client.value(), line.outcome());
                    meters.counter(COUNTER, "rule", line.rule(), "client", client.value(), "outcome", line.outcome())
                            .increment();
                });
    }
}
