package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.bonewise.patient.Ternary;
import org.bonewise.patient.Units;

/** Whether a prostate cancer still answers to castration. Drugs prove nothing. */
final class CastrationFact {

    private static final String RESISTANT = "castration-resistant";
    private static final String SENSITIVE = "hormone-sensitive";
    private static final String MASS = "ng/dL";
    private static final String SUBSTANCE = "nmol/L";

    private CastrationFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.words(
                        "castrationStatus",
                        PATIENT,
                        "castration-resistant or hormone-sensitive, by the first that tells: Observation castration-status; a"
                                + " current Condition of castration resistance, then of hormone sensitivity; testosterone in"
                                + " its window at or above the castrate limit is hormone-sensitive; below it, PSA or disease"
                                + " progression is castration-resistant, and enough PSA values without progression"
                                + " hormone-sensitive"),
                CastrationFact::derive));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        Said<String> said = Said.newest(
                context,
                "Castration status:",
                record.results().of(ConceptGroup.CASTRATION_STATUS),
                result -> OwnWord.of(result, List.of(RESISTANT, SENSITIVE)));
        if (said.value().isPresent() || said.reason() == UnknownReason.CONFLICTING) {
            said.evidence().stream().findFirst().ifPresent(one -> fact.asOf(one.date()));
            return said.close(fact, fact::word);
        }
        List<Diagnosis> resistant = record.diagnoses().current(ConceptGroup.CASTRATION_RESISTANT_PROSTATE_CANCER);
        if (!resistant.isEmpty()) {
            return fact.because(evidence(resistant)).word(RESISTANT);
        }
        List<Diagnosis> sensitive = record.diagnoses().current(ConceptGroup.HORMONE_SENSITIVE_CANCER_STATUS);
        return sensitive.isEmpty()
                ? byTestosterone(fact, context)
                : fact.because(evidence(sensitive)).word(SENSITIVE);
    }

    private static Fact byTestosterone(FactBuilder fact, FactContext context) {
        List<Result> newest = Results.newest(context.record().results().of(ConceptGroup.TESTOSTERONE));
        if (newest.isEmpty()) {
            return fact.unknown(Absence.missing(context, "Observation"));
        }
        Result result = newest.getFirst();
        fact.because(result.evidence("Testosterone")).asOf(result.time().day());
        OptionalInt window = context.window("testosterone");
        Ternary fresh = window.isEmpty()
                ? Ternary.YES
                : result.time()
                        .days()
                        .within(window.getAsInt(), context.record().today());
        if (fresh != Ternary.YES) {
            return fact.unknown(fresh == Ternary.NO ? UnknownReason.STALE : UnknownReason.NOT_EXACT);
        }
        Set<Ternary> castrate =
                newest.stream().map(one -> isCastrate(one, context)).collect(Collectors.toSet());
        if (castrate.size() > 1) {
            return fact.unknown(UnknownReason.CONFLICTING);
        }
        return switch (castrate.iterator().next()) {
            case NO -> fact.word(SENSITIVE);
            case YES -> castrate(fact, context);
            case UNKNOWN -> fact.unknown(hasUnit(result) ? UnknownReason.NOT_EXACT : UnknownReason.NO_UNIT);
        };
    }

    private static Fact castrate(FactBuilder fact, FactContext context) {
        PsaTrend psa = new PsaTrend(context);
        List<Evidence> rising = psa.progression();
        Fact progression = context.fact("diseaseProgression");
        if (!rising.isEmpty() || progression.isTrue()) {
            return fact.because(rising)
                    .because(progression.isTrue() ? progression.evidence() : List.of())
                    .word(RESISTANT);
        }
        List<Evidence> stable = psa.stable();
        return stable.isEmpty()
                ? fact.unknown(UnknownReason.NOT_RECORDED)
                : fact.because(stable).word(SENSITIVE);
    }

    private static Ternary isCastrate(Result result, FactContext context) {
        if (!(result.value() instanceof ResultValue.Measured measured) || measured.unit() == null) {
            return Ternary.UNKNOWN;
        }
        BigDecimal mass = Units.factor(measured.unit(), MASS);
        if (mass != null) {
            return isBelow(measured.value().times(mass).settled(), context.parameter("castrateTestosteroneNgPerDl"));
        }
        BigDecimal substance = Units.factor(measured.unit(), SUBSTANCE);
        return substance == null
                ? Ternary.UNKNOWN
                : isBelow(
                        measured.value().times(substance).settled(), context.parameter("castrateTestosteroneNmolPerL"));
    }

    private static Ternary isBelow(Interval value, BigDecimal limit) {
        BigDecimal high = value.high();
        if (high != null && (high.compareTo(limit) < 0 || (high.compareTo(limit) == 0 && !value.highIncluded()))) {
            return Ternary.YES;
        }
        BigDecimal low = value.low();
        return low != null && low.compareTo(limit) >= 0 ? Ternary.NO : Ternary.UNKNOWN;
    }

    private static boolean hasUnit(Result result) {
        return result.value() instanceof ResultValue.Measured measured && measured.unit() != null;
    }

    private static List<Evidence> evidence(List<Diagnosis> found) {
        return found.stream().map(Diagnosis::evidence).toList();
    }
}
