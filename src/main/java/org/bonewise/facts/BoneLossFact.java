package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.hl7.fhir.r4.model.Coding;

/** How much bone density is lost in a year. */
final class BoneLossFact {

    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private BoneLossFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.decimal(
                        "boneLossPercentPerYear",
                        "%",
                        PATIENT,
                        "Of bone densities (dxa-procedure, g/cm2) with one code, the newest, within the window 'dxa', against the"
                                + " newest at least boneLossIntervalDays older, in percent a year; of several sites the greatest"
                                + " loss. T-scores do not tell it"),
                BoneLossFact::loss));
    }

    private record Loss(BigDecimal percent, Evidence now, Evidence then) {}

    private static Fact loss(FactBuilder fact, FactContext context) {
        Map<String, List<Reading>> bySite = new LinkedHashMap<>();
        for (Result result : context.record().results().of(ConceptGroup.DXA_PROCEDURE)) {
            Reading reading = Analyte.BONE_DENSITY.read(result);
            if (reading != null
                    && reading.value().isExact()
                    && reading.value().exact().signum() > 0) {
                bySite.computeIfAbsent(code(result), site -> new ArrayList<>()).add(reading);
            }
        }
        Optional<Loss> greatest = bySite.values().stream()
                .flatMap(readings -> loss(readings, context).stream())
                .max(Comparator.comparing(Loss::percent));
        return greatest.map(one -> fact.because(List.of(one.now(), one.then()))
                        .asOf(one.now().date())
                        .number(Interval.exactly(one.percent())))
                .orElseGet(() -> fact.unknown(Absence.missing(context, "Observation")));
    }

    private static Optional<Loss> loss(List<Reading> newestFirst, FactContext context) {
        Reading now = newestFirst.getFirst();
        LocalDate today = context.record().today();
        if (Recency.of(now.result().time().days(), today, context.window("dxa")) != Recency.WITHIN) {
            return Optional.empty();
        }
        LocalDate until =
                now.result().time().days().earliest().minusDays(Verdict.days(context, "boneLossIntervalDays"));
        return newestFirst.stream()
                .filter(one -> !one.result().time().days().latest().isAfter(until))
                .findFirst()
                .map(then -> new Loss(percent(now, then), now.evidence(), then.evidence()));
    }

    private static BigDecimal percent(Reading now, Reading then) {
        BigDecimal before = then.in("g/cm2").exact();
        BigDecimal lost = before.subtract(now.in("g/cm2").exact());
        long days = ChronoUnit.DAYS.between(
                then.result().time().days().earliest(),
                now.result().time().days().earliest());
        return lost.multiply(HUNDRED)
                .multiply(DAYS_PER_YEAR)
                .divide(before.multiply(BigDecimal.valueOf(days)), MathContext.DECIMAL128);
    }

    private static String code(Result result) {
        return result.code().getCoding().stream()
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
    }
}
