package org.bonewise.patient;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.jspecify.annotations.Nullable;

/** Observations whose code is itself the finding: the finding is there unless the value says otherwise. */
public final class ObservedSigns {

    private static final Set<ObservationStatus> COUNT =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    private static final List<ConceptGroup> YES = List.of(ConceptGroup.ANSWER_YES, ConceptGroup.RESULT_POSITIVE);
    private static final Set<String> YES_WORDS = Set.of("present", "yes", "true");

    /**
     * A finding that is there.
     *
     * @param date when; {@code null} when the record does not tell
     * @param evidence for cards
     */
    public record Sign(@Nullable DateRange date, Evidence evidence) {}

    private ObservedSigns() {}

    /** The findings of a group that are there: without a value, or with one that says yes or present. */
    public static List<Sign> of(PatientRecord record, ConceptGroup group) {
        List<Sign> signs = new ArrayList<>();
        for (Result result : record.results().of(group)) {
            if (saysYes(result.value(), record)) {
                signs.add(new Sign(
                        result.time().days(),
                        Sources.of(
                                result.source(),
                                Sources.words(result.code()),
                                result.time().days())));
            }
        }
        for (Observation observation : record.all(Observation.class)) {
            if (isBare(observation) && record.codes().in(group, observation.getCode())) {
                DateRange date = date(observation);
                signs.add(new Sign(date, Sources.of(observation, Sources.words(observation.getCode()), date)));
            }
        }
        return signs;
    }

    private static boolean saysYes(ResultValue value, PatientRecord record) {
        return switch (value) {
            case ResultValue.Truth(boolean truth) -> truth;
            case ResultValue.Coded(var concept) -> record.codes().inAny(YES, concept) || isYes(value.text());
            case ResultValue.Text(String text) -> isYes(text);
            default -> false;
        };
    }

    private static boolean isYes(String text) {
        return YES_WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isBare(Observation observation) {
        return COUNT.contains(observation.getStatus())
                && !observation.hasValue()
                && !observation.hasDataAbsentReason()
                && !observation.hasComponent();
    }

    private static @Nullable DateRange date(Observation observation) {
        DateRange effective = Dates.end(observation.getEffective());
        return effective == null ? DateRange.read(observation.getIssuedElement()) : effective;
    }
}
