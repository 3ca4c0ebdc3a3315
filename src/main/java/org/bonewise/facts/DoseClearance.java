package org.bonewise.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.Results;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** The clearance that decides a bisphosphonate dose: the current one, or that before the course began when it was lower. */
final class DoseClearance {

    private DoseClearance() {}

    static Computed of(FactContext context) {
        Computed current = Clearance.current(context);
        if (current.value() == null) {
            return Computed.unknown(UnknownReason.DEPENDS_ON_UNKNOWN, current.evidence());
        }
        Computed baseline = FirstBisphosphonateDose.of(context)
                .map(day -> baseline(context, day))
                .orElse(null);
        if (baseline == null || baseline.value() == null) {
            return current;
        }
        List<Evidence> evidence = new ArrayList<>(current.evidence());
        evidence.addAll(baseline.evidence());
        return Computed.of(current.value().min(baseline.value()), current.day(), evidence);
    }

    private static @Nullable Computed baseline(FactContext context, LocalDate firstDose) {
        int days = context.parameter("baselineDays").intValueExact();
        List<Result> before = context.record().results().of(ConceptGroup.CREATININE).stream()
                .filter(result -> isWithin(result.time().days(), firstDose.minusDays(days), firstDose))
                .toList();
        Reading creatinine = Measurement.newest(
                        context, Analyte.CREATININE, before, OptionalInt.empty(), CreatinineFacts.WINDOW)
                .known();
        ClearanceInputs now = ClearanceInputs.of(context);
        Patient patient = context.record().patient().orElse(null);
        if (creatinine == null || now.female() == null || patient == null) {
            return null;
        }
        LocalDate day = creatinine.result().time().days().latest();
        Interval age = PatientFacts.ageOn(patient, day);
        Reading weight = weightNear(context, day, days);
        Reading used = weight == null ? now.weight().known() : weight;
        if (age == null || used == null) {
            return null;
        }
        return Computed.of(
                CockcroftGault.clearance(age, used.in("kg"), now.female(), creatinine),
                day,
                List.of(creatinine.evidence(), used.evidence()));
    }

    private static @Nullable Reading weightNear(FactContext context, LocalDate day, int days) {
        List<Result> near = context.record().results().of(ConceptGroup.BODY_WEIGHT).stream()
                .filter(result -> isWithin(result.time().days(), day.minusDays(days), day.plusDays(days)))
                .toList();
        Result nearest = near.stream()
                .min(Comparator.comparingLong(result -> distance(result, day)))
                .orElse(null);
        return nearest == null
                ? null
                : Measurement.among(
                                context, Analyte.WEIGHT, Results.atTimeOf(nearest, near), OptionalInt.empty(), "weight")
                        .known();
    }

    private static long distance(Result result, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(result.time().days().latest(), day));
    }

    private static boolean isWithin(DateRange days, LocalDate from, LocalDate to) {
        return !days.earliest().isBefore(from) && !days.latest().isAfter(to);
    }
}
