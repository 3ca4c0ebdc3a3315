package org.bonewise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bonewise.cards.WrittenCard;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.explain.Decision;
import org.bonewise.guideline.Assessment.GuidelineId;
import org.bonewise.guideline.ShadowFinding;
import org.bonewise.store.CallRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes out of a call what is put on record: what was said and by which rules, and nothing of the patient or the user. */
final class CallRecords {

    private static final Logger LOG = LoggerFactory.getLogger(CallRecords.class);

    private CallRecords() {}

    /** The record of one call; nothing where it cannot be made, since an answer does not depend on it. */
    static Optional<CallRecord> of(HookRequest request, Decision decision) {
        try {
            GuidelineId guideline = decision.assessment().guideline();
            return Optional.of(new CallRecord(
                    decision.assessment().evaluatedAt().toInstant(),
                    request.service().id(),
                    request.client().value(),
                    guideline.id(),
                    guideline.version(),
                    hookInstance(request),
                    decision.written().stream().map(CallRecords::card).toList(),
                    shadow(decision.assessment().shadow())));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The cards of a call are not put on record: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static CallRecord.IssuedCard card(WrittenCard written) {
        return new CallRecord.IssuedCard(
                UUID.fromString(written.card().uuid()),
                written.card().indicator().wire(),
                written.rules().stream()
                        .map(rule -> new CallRecord.SpokenRule(rule.id(), rule.artefactId()))
                        .toList(),
                written.card().suggestions().stream()
                        .map(suggestion -> UUID.fromString(suggestion.uuid()))
                        .toList());
    }

    private static List<CallRecord.ShadowLine> shadow(List<ShadowFinding> findings) {
        record Line(String rule, String outcome) {}
        Map<Line, Integer> counts = new LinkedHashMap<>();
        findings.forEach(
                finding -> counts.merge(new Line(finding.rule().artefactId(), finding.outcome()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new CallRecord.ShadowLine(
                        UUID.randomUUID(), entry.getKey().rule(), entry.getKey().outcome(), entry.getValue()))
                .toList();
    }

    private static @Nullable UUID hookInstance(HookRequest request) {
        return request.isTraceable() ? UUID.fromString(request.hookInstance()) : null;
    }
}
