package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;

/** Albumin in urine: in 24 hours, and whether it was looked for. */
final class UrineAlbuminFacts {

    private static final String ITEM = "urine-albumin";

    private UrineAlbuminFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "urineAlbuminMgPerDay",
                                "mg/d",
                                PATIENT,
                                "Newest Observation of urine-albumin-24h, at most urineAlbuminDays old"),
                        (fact, context) -> inDay(context).number(fact, "mg/d")),
                new OneFact(
                        FactDeclaration.flag(
                                "urineAlbuminInWindow",
                                PATIENT,
                                "There is an Observation of urine-albumin-24h or urine-albumin-creatinine-ratio, at most"
                                        + " urineAlbuminDays old"),
                        UrineAlbuminFacts::lookedFor),
                new OneFact(
                        FactDeclaration.flag(
                                "urineAlbuminRatioRaised",
                                PATIENT,
                                "The newest Observation of urine-albumin-creatinine-ratio, at most urineAlbuminDays old, is above"
                                        + " the upper end of its own reference range, and no 24-hour urine is as new; unknown without"
                                        + " a range"),
                        UrineAlbuminFacts::isRaised));
    }

    private static Fact isRaised(FactBuilder fact, FactContext context) {
        Results results = context.record().results();
        List<Result> newest = Results.newest(results.of(ConceptGroup.URINE_ALBUMIN_CREATININE_RATIO));
        if (newest.isEmpty()) {
            return fact.unknown(Absence.missing(context, "Observation"));
        }
        Result ratio = newest.getFirst();
        fact.because(ratio.evidence("Urine albumin-creatinine ratio"))
                .asOf(ratio.time().day());
        if (Recency.of(ratio.time().days(), context.record().today(), window(context)) != Recency.WITHIN) {
            return fact.unknown(UnknownReason.STALE);
        }
        if (!newest.containsAll(newestOfBoth(context))) {
            return fact.flag(false);
        }
        BigDecimal limit = ratio.range().high();
        if (limit == null || !(ratio.value() instanceof ResultValue.Measured measured)) {
            return fact.unknown(UnknownReason.NOT_RECORDED);
        }
        return switch (Comparisons.moreThan(measured.value(), limit)) {
            case YES -> fact.flag(true);
            case NO -> fact.flag(false);
            case UNKNOWN -> fact.unknown(UnknownReason.NOT_EXACT);
        };
    }

    private static Measurement inDay(FactContext context) {
        List<Result> results = context.record().results().of(ConceptGroup.URINE_ALBUMIN_24H);
        return Measurement.newest(context, Analyte.URINE_ALBUMIN, results, window(context), ITEM);
    }

    private static Fact lookedFor(FactBuilder fact, FactContext context) {
        List<Result> newest = newestOfBoth(context);
        boolean recent = newest.stream()
                .anyMatch(one ->
                        Recency.of(one.time().days(), context.record().today(), window(context)) == Recency.WITHIN);
        newest.forEach(one -> fact.because(one.evidence("Urine albumin")));
        return fact.flag(recent);
    }

    private static List<Result> newestOfBoth(FactContext context) {
        return Results.newest(context.record()
                .results()
                .ofAny(List.of(ConceptGroup.URINE_ALBUMIN_24H, ConceptGroup.URINE_ALBUMIN_CREATININE_RATIO)));
    }

    private static OptionalInt window(FactContext context) {
        return OptionalInt.of(Verdict.days(context, "urineAlbuminDays"));
    }
}
