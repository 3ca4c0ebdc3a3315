package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.bonewise.patient.Ternary;

/** Menopause and childbearing. */
final class MenopauseFacts {

    private MenopauseFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.words(
                                "menopausalState",
                                PATIENT,
                                "Of a female, by the first that applies: both ovaries removed, or ovarian suppression current:"
                                        + " low-oestrogen; age from menopauseCertainAge: postmenopausal; age below"
                                        + " menopauseExcludedAge: premenopausal; as recorded in a Condition or Observation; no"
                                        + " period for amenorrhoeaMonths that nothing else explains: postmenopausal; FSH and"
                                        + " oestradiol within menopauseHormoneDays"),
                        (fact, context) -> {
                            MenopausalState state = MenopausalState.of(context);
                            fact.because(state.evidence());
                            return state.word() == null
                                    ? fact.unknown(state.reason() == null ? UnknownReason.NOT_RECORDED : state.reason())
                                    : fact.word(state.word());
                        }),
                new OneFact(
                        FactDeclaration.flag(
                                "childbearingPotential",
                                PATIENT,
                                "A female from childbearingFromAge to childbearingToAge years without hysterectomy, removal of"
                                        + " both ovaries, sterilisation, menopause or a statement that there is none. Hormone"
                                        + " values within hormonesUncertainMonths after chemotherapy or tamoxifen do not count"
                                        + " as menopause"),
                        MenopauseFacts::childbearingPotential));
    }

    private static Fact childbearingPotential(FactBuilder fact, FactContext context) {
        Fact sex = context.fact("sex");
        Fact age = context.fact("ageYears");
        Interval years = age.number();
        if (PatientFacts.MALE.equals(sex.word())) {
            return fact.because(sex.evidence()).flag(false);
        }
        List<Evidence> against = against(context);
        if (sex.word() == null) {
            return fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
        }
        if (!against.isEmpty()) {
            return fact.because(against).flag(false);
        }
        if (years == null) {
            return fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
        }
        Ternary oldEnough = Comparisons.atLeast(years, context.parameter("childbearingFromAge"));
        Ternary tooOld = Comparisons.moreThan(years, context.parameter("childbearingToAge"));
        fact.because(age.evidence());
        if (oldEnough == Ternary.NO || tooOld == Ternary.YES) {
            return fact.flag(false);
        }
        return oldEnough == Ternary.YES && tooOld == Ternary.NO
                ? fact.flag(true)
                : fact.unknown(UnknownReason.NOT_EXACT);
    }

    private static List<Evidence> against(FactContext context) {
        List<Evidence> found = new ArrayList<>(ReproductiveSurgery.uterusRemoved(context));
        found.addAll(ReproductiveSurgery.ovariesRemoved(context));
        found.addAll(ReproductiveSurgery.sterilised(context));
        MenopausalState state = MenopausalState.of(context);
        if (MenopausalState.POST.equals(state.word())
                && !(state.byHormones() && hasRecentAntihormonalTherapy(context))) {
            found.addAll(state.evidence());
        }
        for (Result result : Results.newest(context.record().results().of(ConceptGroup.CHILDBEARING_POTENTIAL))) {
            if (result.value() instanceof ResultValue.Truth(boolean potential) && !potential) {
                found.add(result.evidence("Childbearing potential"));
            }
        }
        return found;
    }

    /** Ovaries may recover for some time after these. */
    private static boolean hasRecentAntihormonalTherapy(FactContext context) {
        LocalDate since = context.record()
                .today()
                .minusMonths(context.parameter("hormonesUncertainMonths").intValueExact());
        return context.record().medications().of(ConceptGroup.CHEMOTHERAPY, ConceptGroup.TAMOXIFEN).stream()
                .anyMatch(use -> lastedSince(use, since));
    }

    private static boolean lastedSince(MedicationUse use, LocalDate since) {
        return switch (use.state()) {
            case CURRENT, ON_HOLD -> true;
            case PAST, GIVEN -> use.end() == null || !use.end().latest().isBefore(since);
            case PLANNED, NOT_TO_BE_GIVEN, DRAFTED, NO_STATEMENT -> false;
        };
    }
}
