package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/** The laboratory's own range of a calcium result, each end in both units. */
final class LabRangeFacts {

    private LabRangeFacts() {}

    /**
     * The four facts of a range.
     *
     * @param prefix of their names
     * @param how how the result is found
     * @param source the result, {@code null} when it is not known
     */
    static List<FactDefinition> of(String prefix, String how, Function<FactContext, @Nullable Reading> source) {
        return List.of(
                end(prefix + "LowMmolPerL", CalciumFacts.MMOL, how, source, Reading::rangeLow),
                end(prefix + "HighMmolPerL", CalciumFacts.MMOL, how, source, Reading::rangeHigh),
                end(prefix + "LowMgPerDl", CalciumFacts.MG, how, source, Reading::rangeLow),
                end(prefix + "HighMgPerDl", CalciumFacts.MG, how, source, Reading::rangeHigh));
    }

    private static OneFact end(
            String name,
            String unit,
            String how,
            Function<FactContext, @Nullable Reading> source,
            BiFunction<Reading, String, @Nullable BigDecimal> side) {
        FactDeclaration declaration = FactDeclaration.decimal(
                name,
                unit,
                CANDIDATE,
                "Observation.referenceRange of the result, where it is in the result's own unit; unknown when the"
                        + " laboratory gives none. The result: " + how);
        return new OneFact(declaration, (fact, context) -> {
            Reading reading = source.apply(context);
            if (reading == null) {
                return fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
            }
            BigDecimal end = side.apply(reading, unit);
            fact.because(reading.evidence());
            return end == null ? fact.unknown(UnknownReason.NOT_RECORDED) : fact.number(Interval.exactly(end));
        });
    }
}
