package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Medications;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.Ternary;

/** Medicines that harm the kidney beside an intravenous bisphosphonate. */
final class NephrotoxinFact {

    private static final ConceptGroup[] NEPHROTOXINS = {
        ConceptGroup.AMINOGLYCOSIDE,
        ConceptGroup.NSAID,
        ConceptGroup.VANCOMYCIN,
        ConceptGroup.AMPHOTERICIN_B,
        ConceptGroup.CISPLATIN,
        ConceptGroup.CICLOSPORIN_OTHER_NEPHROTOXIC
    };

    private NephrotoxinFact() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "nephrotoxinInUse",
                                PATIENT,
                                "An aminoglycoside, NSAID, vancomycin, amphotericin, cisplatin or calcineurin inhibitor current,"
                                        + " drafted or given within nephrotoxinDays; iodinated contrast ordered or given within"
                                        + " contrastDays; a loop diuretic with a Condition of dehydration dated within"
                                        + " dehydrationDays. Not recorded is none; unknown while a list of medicines is not given, or"
                                        + " one in use cannot be told"),
                        NephrotoxinFact::derive),
                new OneFact(
                        FactDeclaration.flag("nephrotoxinUnclear", PATIENT, "nephrotoxinInUse is not known"),
                        (fact, context) ->
                                fact.flag(!context.fact("nephrotoxinInUse").isKnown())));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        Stream<Evidence> toxic = used(context, "nephrotoxinDays", NEPHROTOXINS);
        Stream<Evidence> contrast = Stream.concat(
                used(context, "contrastDays", ConceptGroup.IODINATED_CONTRAST),
                record.careEvents().activeOrders(ConceptGroup.IODINATED_CONTRAST).stream());
        int days = Verdict.days(context, "dehydrationDays");
        List<Evidence> dry = record.diagnoses().current(ConceptGroup.DEHYDRATION).stream()
                .filter(one -> one.date() != null && one.date().within(days, record.today()) == Ternary.YES)
                .map(Diagnosis::evidence)
                .toList();
        List<Evidence> diuretic =
                used(context, "nephrotoxinDays", ConceptGroup.LOOP_DIURETIC).toList();
        Stream<Evidence> both =
                dry.isEmpty() || diuretic.isEmpty() ? Stream.empty() : Stream.concat(diuretic.stream(), dry.stream());
        List<Evidence> proofs =
                Stream.of(toxic, contrast, both).flatMap(found -> found).toList();
        if (proofs.isEmpty() && !isKnown(context)) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(proofs).flag(!proofs.isEmpty());
    }

    /** A medicine whose reference leads nowhere may be anything, but harms no kidney after its time. */
    private static boolean isKnown(FactContext context) {
        Medications medications = context.record().medications();
        int days = Verdict.days(context, "nephrotoxinDays");
        return medications.allDelivered()
                && medications.all().stream()
                        .filter(MedicationUse::isOfUnknownMedicine)
                        .noneMatch(use -> mayAct(use, days, context));
    }

    private static boolean mayAct(MedicationUse use, int days, FactContext context) {
        boolean given = use.state() == MedicationUse.State.GIVEN;
        return use.isCurrentOrPlanned()
                || (given
                        && (use.start() == null
                                || use.start().within(days, context.record().today()) != Ternary.NO));
    }

    /** Medicines of {@code groups} in use, drafted, or given within so many days. */
    static Stream<Evidence> used(FactContext context, String parameter, ConceptGroup... groups) {
        int days = Verdict.days(context, parameter);
        return context.record().medications().of(groups).stream()
                .filter(use -> use.isCurrentOrPlanned()
                        || (use.state() == MedicationUse.State.GIVEN
                                && use.start() != null
                                && use.start().within(days, context.record().today()) == Ternary.YES))
                .map(MedicationUse::evidence);
    }
}
