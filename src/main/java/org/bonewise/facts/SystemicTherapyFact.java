package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** Whether systemic therapy for breast cancer is given or planned, and whether the patient is a candidate for it. */
final class SystemicTherapyFact {

    private static final ConceptGroup[] THERAPY = {
        ConceptGroup.AROMATASE_INHIBITOR,
        ConceptGroup.TAMOXIFEN,
        ConceptGroup.SERD_OTHER_SERM,
        ConceptGroup.GNRH_AGONIST,
        ConceptGroup.CHEMOTHERAPY
    };

    private SystemicTherapyFact() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "systemicTherapyPlanned",
                                PATIENT,
                                "aromatase-inhibitor, tamoxifen, serd-other-serm, gnrh-agonist or chemotherapy in use, starting or"
                                        + " drafted, a Procedure of chemotherapy under way, one ordered or drafted as ServiceRequest, or a Condition of"
                                        + " current endocrine therapy; not recorded means none planned, but one on hold, given, done"
                                        + " or ended within recentTherapyDays leaves it unknown"),
                        SystemicTherapyFact::planned),
                new OneFact(
                        FactDeclaration.flag(
                                "fitForSystemicTherapy",
                                PATIENT,
                                "No hospice care, no comfort measures and no ECOG grade from ecogUnfit on record; what is not"
                                        + " known stands in no way"),
                        SystemicTherapyFact::fit));
    }

    private static Fact fit(FactBuilder fact, FactContext context) {
        List<Fact> against = Stream.of(context.fact("hospice"), context.fact("comfortMeasures"))
                .filter(Fact::isTrue)
                .toList();
        Interval ecog = context.fact("ecogGrade").number();
        if (ecog != null && Comparisons.atLeast(ecog, context.parameter("ecogUnfit")) == Ternary.YES) {
            return fact.because(context.fact("ecogGrade").evidence()).flag(false);
        }
        against.forEach(one -> fact.because(one.evidence()));
        return fact.flag(against.isEmpty());
    }

    private static Fact planned(FactBuilder fact, FactContext context) {
        List<MedicationUse> uses = context.record().medications().of(THERAPY);
        CareEvents care = context.record().careEvents();
        List<Evidence> planned = Stream.of(
                        uses.stream()
                                .filter(use -> use.isCurrentOrPlanned() || use.state() == MedicationUse.State.DRAFTED)
                                .map(MedicationUse::evidence),
                        context.record().diagnoses().current(ConceptGroup.ENDOCRINE_THERAPY_STATUS).stream()
                                .map(Diagnosis::evidence),
                        care.inProgress(ConceptGroup.CHEMOTHERAPY).stream().map(CareEvents.Done::evidence),
                        care.activeOrDrafted(ConceptGroup.CHEMOTHERAPY).stream())
                .flatMap(found -> found)
                .toList();
        if (!planned.isEmpty()) {
            return fact.because(planned).flag(true);
        }
        List<Evidence> recent = Stream.concat(
                        uses.stream().filter(use -> mayGoOn(use, context)).map(MedicationUse::evidence),
                        care.completed(ConceptGroup.CHEMOTHERAPY).stream()
                                .filter(done -> isRecent(done.when(), context))
                                .map(CareEvents.Done::evidence))
                .toList();
        if (!recent.isEmpty()) {
            return fact.because(recent).unknown(UnknownReason.NOT_SPECIFIC);
        }
        return context.record().medications().isComplete()
                        && Absence.allDelivered(context, "Procedure", "ServiceRequest")
                ? fact.flag(false)
                : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static boolean mayGoOn(MedicationUse use, FactContext context) {
        return switch (use.state()) {
            case ON_HOLD -> true;
            case PAST, GIVEN -> {
                DateRange last = use.end() == null ? use.start() : use.end();
                yield isRecent(last, context);
            }
            case CURRENT, PLANNED, NOT_TO_BE_GIVEN, DRAFTED, NO_STATEMENT -> false;
        };
    }

    private static boolean isRecent(@Nullable DateRange last, FactContext context) {
        OptionalInt days = OptionalInt.of(Verdict.days(context, "recentTherapyDays"));
        return last == null || Recency.of(last, context.record().today(), days) != Recency.OLDER;
    }
}
