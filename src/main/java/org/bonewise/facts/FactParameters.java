package org.bonewise.facts;

import java.util.Set;

/** The numbers that facts ask of the artefacts by name; all must be there at the start. */
public final class FactParameters {

    /** Their names. */
    public static final Set<String> NAMES = Set.of(
            "acutePhaseDays",
            "adjustedWeightShare",
            "akiDiagnosisDays",
            "akiRatio",
            "akiRatioDays",
            "akiRiseHours",
            "akiRiseMgPerDl",
            "akiRiseUmolPerL",
            "albuminPairHours",
            "amenorrhoeaMonths",
            "baselineDays",
            "bookedSoonDays",
            "breastFeedingDays",
            "castrateTestosteroneNgPerDl",
            "castrateTestosteroneNmolPerL",
            "childbearingFromAge",
            "childbearingToAge",
            "contraindicatedByClinicianDays",
            "contrastDays",
            "courseGapFactor",
            "declinedDays",
            "deferredDays",
            "dehydrationDays",
            "dialysisDays",
            "ecogUnfit",
            "erNegativeBelowPercent",
            "fshPostmenopausalIuPerL",
            "hormonesUncertainMonths",
            "hospiceDays",
            "karnofskyAsEcog4",
            "menopauseCertainAge",
            "menopauseExcludedAge",
            "menopauseHormoneDays",
            "myelomaResponseDays",
            "negativePregnancyTestDays",
            "nephrotoxinDays",
            "oestradiolPostmenopausalPgPerMl",
            "oestradiolPostmenopausalPmolPerL",
            "orderPlacedDays",
            "ovarianSuppressionStartDays",
            "positivePregnancyTestDays",
            "pregnancyDays",
            "pregnancyTestPositiveIuPerL",
            "premenopausalDays",
            "psaLookbackDays",
            "psaRiseMinimumValues",
            "psaRiseNgPerMl",
            "psaRisePercent",
            "psaStableDays",
            "psaStableMinimumValues",
            "recentTherapyDays",
            "smallTumourMm",
            "therapyGapDays",
            "urineAlbuminDays",
            "vitaminDRepleteNgPerMl",
            "vitaminDRepleteNmolPerL");

    private FactParameters() {}
}
