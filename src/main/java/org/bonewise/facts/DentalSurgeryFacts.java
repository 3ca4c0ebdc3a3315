package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.PlannedServices;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** Surgery on teeth and jaws, planned and done, and open lesions of the mouth. */
final class DentalSurgeryFacts {

    private static final ConceptGroup[] SURGERY = {
        ConceptGroup.DENTAL_EXTRACTION, ConceptGroup.DENTAL_IMPLANT, ConceptGroup.INVASIVE_DENTAL_PROCEDURE
    };
    private static final String DAYS = "dentalSurgeryDays";
    private static final String GROUPS = "dental-extraction, dental-implant or invasive-dental-procedure";

    private DentalSurgeryFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "dentalSurgeryPlannedSoon",
                        "ServiceRequest active or draft, or Appointment proposed, pending or booked, of " + GROUPS
                                + ", today or at most dentalSurgeryDays ahead; an order without a date is for today",
                        (fact, context) -> planned(fact, context, Verdict.days(context, DAYS), false)),
                flag(
                        "electiveDentalSurgeryPlanned",
                        "The same on any day to come, of a priority that is not urgent, asap or stat",
                        (fact, context) -> planned(fact, context, 100 * Verdict.days(context, DAYS), true)),
                flag(
                        "dentalSurgeryUnhealed",
                        "Procedure completed of " + GROUPS
                                + " at most dentalSurgeryDays ago, and no later Observation of"
                                + " oral-mucosa-healed that says yes",
                        DentalSurgeryFacts::unhealed),
                flag(
                        "unhealedSurgicalLesionOfMouth",
                        "dentalSurgeryUnhealed with a current Condition of non-healing-surgical-wound, or the newest"
                                + " Observation of oral-mucosa-healed, at most dentalSurgeryDays old, says no",
                        DentalSurgeryFacts::lesion),
                flag(
                        "openLesionOfMouth",
                        "Condition current of oral-open-lesion",
                        (fact, context) -> Verdict.of(
                                fact, context, current(context, ConceptGroup.ORAL_OPEN_LESION), "Condition")));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact planned(FactBuilder fact, FactContext context, int days, boolean electiveOnly) {
        List<PlannedServices.Planned> ahead = new PlannedServices(context.record())
                .of(SURGERY).stream()
                        .filter(one -> !electiveOnly || one.elective())
                        .toList();
        return Verdict.dated(
                fact,
                context,
                planned(ahead, context, days, Ternary.YES),
                planned(ahead, context, days, Ternary.UNKNOWN),
                "ServiceRequest",
                "Appointment");
    }

    private static List<Evidence> planned(
            List<PlannedServices.Planned> ahead, FactContext context, int days, Ternary answer) {
        return ahead.stream()
                .filter(one -> one.day().ahead(days, context.record().today()) == answer)
                .map(PlannedServices.Planned::evidence)
                .toList();
    }

    private static Fact unhealed(FactBuilder fact, FactContext context) {
        return Verdict.dated(
                fact, context, unhealed(context, Ternary.YES), unhealed(context, Ternary.UNKNOWN), "Procedure");
    }

    private static List<Evidence> unhealed(FactContext context, Ternary recent) {
        int days = Verdict.days(context, DAYS);
        Result healed = mucosa(context);
        return Arrays.stream(SURGERY)
                .flatMap(group -> context.record().careEvents().completed(group).stream())
                .filter(done -> within(done.when(), days, context) == recent && !isHealed(done, healed))
                .map(CareEvents.Done::evidence)
                .distinct()
                .toList();
    }

    private static Ternary within(@Nullable DateRange when, int days, FactContext context) {
        return when == null
                ? Ternary.UNKNOWN
                : when.within(days, context.record().today());
    }

    private static boolean isHealed(CareEvents.Done done, @Nullable Result healed) {
        return healed != null
                && says(healed, true)
                && done.when() != null
                && healed.time().days().earliest().isAfter(done.when().latest());
    }

    private static Fact lesion(FactBuilder fact, FactContext context) {
        Result healed = mucosa(context);
        Stream<Evidence> observed = healed != null
                        && says(healed, false)
                        && within(healed.time().days(), Verdict.days(context, DAYS), context) == Ternary.YES
                ? Stream.of(healed.evidence("Oral mucosa healed:"))
                : Stream.empty();
        Stream<Evidence> wounds = context.fact("dentalSurgeryUnhealed").isTrue()
                ? current(context, ConceptGroup.NON_HEALING_SURGICAL_WOUND).stream()
                : Stream.empty();
        return Verdict.of(fact, context, Stream.concat(observed, wounds).toList(), "Condition", "Observation");
    }

    private static @Nullable Result mucosa(FactContext context) {
        return context.record().results().of(ConceptGroup.ORAL_MUCOSA_HEALED).stream()
                .findFirst()
                .orElse(null);
    }

    private static boolean says(Result healed, boolean answer) {
        return healed.value() instanceof ResultValue.Truth(boolean yes) && yes == answer;
    }

    private static List<Evidence> current(FactContext context, ConceptGroup group) {
        return context.record().diagnoses().current(group).stream()
                .map(Diagnosis::evidence)
                .toList();
    }
}
