package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Result;
import org.jspecify.annotations.Nullable;

/** Creatinine before a course of an intravenous bisphosphonate, and its peak since the last dose. */
final class CreatinineRiseFacts {

    private static final String BEFORE =
            "Newest creatinine on or before the day of the first dose of the running course of"
                    + " an intravenous bisphosphonate, at most baselineDays before it";
    private static final String SINCE =
            "Highest creatinine on or after the day of the last dose of an intravenous bisphosphonate";

    private CreatinineRiseFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                baseline("baselineCreatinineUmolPerL", "umol/L"),
                baseline("baselineCreatinineMgPerDl", "mg/dL"),
                peak("peakCreatinineUmolPerL", "umol/L"),
                peak("peakCreatinineMgPerDl", "mg/dL"));
    }

    private static OneFact baseline(String name, String unit) {
        return new OneFact(FactDeclaration.decimal(name, unit, CANDIDATE, BEFORE), (fact, context) -> {
            LocalDate first = FirstBisphosphonateDose.of(context).orElse(null);
            return first == null
                    ? fact.unknown(UnknownReason.NOT_APPLICABLE)
                    : before(first, context).number(fact, unit);
        });
    }

    private static Measurement before(LocalDate first, FactContext context) {
        LocalDate from = first.minusDays(Verdict.days(context, "baselineDays"));
        List<Result> before = creatinine(context).stream()
                .filter(result -> lies(result.time().days(), from, first))
                .toList();
        return Measurement.newest(context, Analyte.CREATININE, before, OptionalInt.empty(), CreatinineFacts.WINDOW);
    }

    private static OneFact peak(String name, String unit) {
        return new OneFact(FactDeclaration.decimal(name, unit, CANDIDATE, SINCE), (fact, context) -> {
            Reading highest = highest(context, unit);
            return highest == null
                    ? fact.unknown(UnknownReason.NOT_RECORDED)
                    : fact.because(highest.evidence())
                            .asOf(highest.result().time().day())
                            .reported(highest.reported())
                            .number(highest.in(unit));
        });
    }

    private static @Nullable Reading highest(FactContext context, String unit) {
        LocalDate last = lastDose(context);
        Reading highest = null;
        for (Reading reading : last == null ? List.<Reading>of() : since(last, context)) {
            if (highest == null || low(reading, unit).compareTo(low(highest, unit)) > 0) {
                highest = reading;
            }
        }
        return highest;
    }

    private static List<Reading> since(LocalDate last, FactContext context) {
        List<Reading> readings = new ArrayList<>();
        for (Result result : creatinine(context)) {
            Reading reading = Analyte.CREATININE.read(result);
            if (reading != null
                    && !result.time().days().latest().isBefore(last)
                    && reading.isPlausible(context.plausible(CreatinineFacts.WINDOW))) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private static BigDecimal low(Reading reading, String unit) {
        BigDecimal low = reading.in(unit).low();
        return low == null ? BigDecimal.ZERO : low;
    }

    private static @Nullable LocalDate lastDose(FactContext context) {
        if (FirstBisphosphonateDose.of(context).isEmpty()) {
            return null;
        }
        return BmaOrderFacts.given(context).stream()
                .filter(dose ->
                        FirstBisphosphonateDose.isIntravenous(dose.product().agent()))
                .map(BmaDose::date)
                .map(DateRange::latest)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static List<Result> creatinine(FactContext context) {
        return context.record().results().of(ConceptGroup.CREATININE);
    }

    private static boolean lies(DateRange days, LocalDate from, LocalDate to) {
        return !days.earliest().isBefore(from) && !days.latest().isAfter(to);
    }
}
