package org.bonewise.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.jspecify.annotations.Nullable;

/** No period for so long that menopause is passed, where neither an operation nor a medicine explains it. */
final class Amenorrhoea {

    private Amenorrhoea() {}

    /** The last period, when it proves menopause; else empty. */
    static List<Evidence> evidence(FactContext context) {
        List<Result> newest = Results.newest(context.record().results().of(ConceptGroup.LAST_MENSTRUAL_PERIOD));
        LocalDate last = newest.size() == 1 ? lastPeriod(newest.getFirst()) : null;
        int months = context.parameter("amenorrhoeaMonths").intValueExact();
        if (last == null || last.plusMonths(months).isAfter(context.record().today())) {
            return List.of();
        }
        boolean isKnownUnexplained = Absence.allDelivered(context, "Condition", "Procedure")
                && context.record().medications().isComplete()
                && ReproductiveSurgery.uterusRemoved(context).isEmpty()
                && context
                        .record()
                        .medications()
                        .of(ConceptGroup.CHEMOTHERAPY, ConceptGroup.TAMOXIFEN, ConceptGroup.GNRH_AGONIST)
                        .stream()
                        .noneMatch(use -> mayExplain(use, last, months));
        return isKnownUnexplained ? List.of(newest.getFirst().evidence("Last menstrual period")) : List.of();
    }

    private static @Nullable LocalDate lastPeriod(Result result) {
        if (result.value() instanceof ResultValue.Dated(DateRange days, var _)) {
            return days.latest();
        }
        Reading reading = Analyte.MONTHS_SINCE_LAST_PERIOD.read(result);
        BigDecimal months = reading == null ? null : reading.in("mo").low();
        return months == null ? null : result.time().days().latest().minusMonths(months.longValue());
    }

    /** Whether a medicine was in use at the last period, or begun in the months after it, as far as the record tells. */
    private static boolean mayExplain(MedicationUse use, LocalDate last, int months) {
        boolean counts =
                switch (use.state()) {
                    case CURRENT, PAST, ON_HOLD, GIVEN -> true;
                    case PLANNED, NOT_TO_BE_GIVEN, DRAFTED, NO_STATEMENT -> false;
                };
        boolean beganTooLate = use.start() != null && use.start().earliest().isAfter(last.plusMonths(months));
        boolean endedBefore = use.end() != null && use.end().latest().isBefore(last);
        return counts && !beganTooLate && !endedBefore;
    }
}
