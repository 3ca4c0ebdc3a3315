package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.bonewise.patient.Units;

/** How long the patient is expected to live, and what may stand in the way of treatment. */
final class PrognosisFacts {

    private static final String MONTHS = "mo";
    private static final String WINDOW = "life-expectancy";

    private PrognosisFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "ecogGrade",
                                null,
                                PATIENT,
                                "Newest Observation of the group ecog within the window 'ecog', as number or coded grade; else"
                                        + " 4 when the newest Karnofsky status within that window is at most karnofskyAsEcog4"),
                        Ecog::derive),
                new OneFact(
                        FactDeclaration.decimal(
                                "lifeExpectancyMonths",
                                MONTHS,
                                PATIENT,
                                "Newest Observation of the group life-expectancy within the window 'life-expectancy', in months"
                                        + " (mo, wk, d); of a range its high end"),
                        PrognosisFacts::lifeExpectancy),
                new OneFact(
                        FactDeclaration.flag(
                                "lifeExpectancyRecorded",
                                PATIENT,
                                "There is a usable life expectancy within the window 'life-expectancy'"),
                        (fact, context) -> {
                            Fact months = context.fact("lifeExpectancyMonths");
                            return fact.because(months.evidence()).flag(months.isKnown());
                        }),
                statement("bmaContinuationUnlikely", ConceptGroup.BMA_CONTINUATION_UNLIKELY),
                statement("noVenousAccess", ConceptGroup.NO_VENOUS_ACCESS),
                statement("ckdMbdSupervision", ConceptGroup.CKD_MBD_SUPERVISION));
    }

    private static Fact lifeExpectancy(FactBuilder fact, FactContext context) {
        List<Result> newest = Results.newest(context.record().results().of(ConceptGroup.LIFE_EXPECTANCY));
        OptionalInt window = context.window(WINDOW);
        if (newest.size() == 1
                && newest.getFirst().value() instanceof ResultValue.Span range
                && Recency.of(newest.getFirst().time().days(), context.record().today(), window) == Recency.WITHIN) {
            fact.because(newest.getFirst().evidence(Analyte.LIFE_EXPECTANCY.label()))
                    .asOf(newest.getFirst().time().day())
                    .reported(new Reported(range.text(), ""));
            return ofRange(fact, range);
        }
        return Measurement.among(context, Analyte.LIFE_EXPECTANCY, newest, window, WINDOW)
                .number(fact, MONTHS);
    }

    private static Fact ofRange(FactBuilder fact, ResultValue.Span range) {
        String unit = range.unit();
        if (unit == null || Units.factor(unit, MONTHS) == null) {
            return fact.unknown(UnknownReason.NO_UNIT);
        }
        BigDecimal low = range.low() == null ? BigDecimal.ZERO : range.low();
        Interval judged = range.high() == null ? Interval.moreThan(low, true) : Interval.exactly(range.high());
        return fact.number(Analyte.LIFE_EXPECTANCY.convert(judged, unit, MONTHS));
    }

    /** A statement by the clinician; not recorded means no. */
    private static OneFact statement(String name, ConceptGroup group) {
        FactDeclaration declaration = FactDeclaration.flag(
                name,
                PATIENT,
                "The newest Observation of the group " + group.id() + " is true; none recorded means no");
        return new OneFact(declaration, (fact, context) -> {
            List<Result> newest = Results.newest(context.record().results().of(group));
            if (newest.isEmpty()) {
                return context.record().delivered("Observation")
                        ? fact.flag(false)
                        : fact.unknown(UnknownReason.NOT_DELIVERED);
            }
            newest.forEach(result -> fact.because(result.evidence(declaration.name())));
            List<Boolean> said = newest.stream()
                    .map(result -> result.value() instanceof ResultValue.Truth(boolean value) && value)
                    .distinct()
                    .toList();
            return said.size() == 1 ? fact.flag(said.getFirst()) : fact.unknown(UnknownReason.CONFLICTING);
        });
    }
}
