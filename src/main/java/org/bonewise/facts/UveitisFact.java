package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Allergies;
import org.bonewise.patient.Allergy;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.BoneModifyingAgents;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** Inflammation of the eye after a bisphosphonate. */
final class UveitisFact {

    private static final String DENOSUMAB = "denosumab";

    private UveitisFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "uveitisAfterBisphosphonate",
                        PATIENT,
                        "AllergyIntolerance to a bisphosphonate with a manifestation of uveitis-scleritis; or a confirmed"
                                + " Condition of uveitis-scleritis, whatever its course, that began on or at most"
                                + " uveitisAfterDoseDays after a dose of a bisphosphonate, or while one was taken"),
                UveitisFact::derive));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        List<Evidence> sure = new ArrayList<>(reactions(context));
        List<Evidence> open = new ArrayList<>();
        for (Diagnosis one : context.record().diagnoses().of(ConceptGroup.UVEITIS_SCLERITIS)) {
            Ternary after = one.confirmed() ? isAfterDose(one.date(), context) : Ternary.NO;
            if (after != Ternary.NO) {
                (after == Ternary.YES ? sure : open).add(one.evidence());
            }
        }
        return Verdict.dated(fact, context, sure, open, "AllergyIntolerance", "Condition");
    }

    private static List<Evidence> reactions(FactContext context) {
        Allergies allergies = context.record().allergies();
        return allergies.to(BoneModifyingAgents.bisphosphonateGroups()).stream()
                .filter(one -> allergies.manifests(one, ConceptGroup.UVEITIS_SCLERITIS))
                .map(Allergy::evidence)
                .toList();
    }

    private static Ternary isAfterDose(@Nullable DateRange date, FactContext context) {
        int days = Verdict.days(context, "uveitisAfterDoseDays");
        Ternary after = Ternary.NO;
        for (BmaDose dose : BmaOrderFacts.given(context)) {
            if (!DENOSUMAB.equals(dose.product().agent())) {
                after = after.or(follows(date, dose.date(), dose.date().latest().plusDays(days)));
            }
        }
        for (BmaUse one : context.boneModifyingAgents().uses()) {
            DateRange start = one.use().start();
            if (!DENOSUMAB.equals(one.product().agent())
                    && one.product().isOral()
                    && CourseDoseFacts.isTherapy(one)
                    && start != null) {
                DateRange end = one.use().end();
                LocalDate last = end == null ? context.record().today() : end.latest();
                after = after.or(follows(date, start, last.plusDays(days)));
            }
        }
        return after;
    }

    private static Ternary follows(@Nullable DateRange date, DateRange from, LocalDate until) {
        if (date == null) {
            return Ternary.UNKNOWN;
        }
        return date.after(from.latest().minusDays(1)).and(notAfter(date, until));
    }

    private static Ternary notAfter(DateRange date, LocalDate day) {
        return switch (date.after(day)) {
            case YES -> Ternary.NO;
            case NO -> Ternary.YES;
            case UNKNOWN -> Ternary.UNKNOWN;
        };
    }
}
