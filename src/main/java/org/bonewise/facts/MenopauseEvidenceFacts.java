package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.function.Function;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Result;
import org.bonewise.patient.Results;

/** What tells the menopausal state where age does not: there, or unknown with the reason. */
final class MenopauseEvidenceFacts {

    private MenopauseEvidenceFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "menstrualHistory",
                                PATIENT,
                                "The newest Observation of last-menstrual-period is on record; unknown without one"),
                        (fact, context) -> {
                            List<Evidence> found =
                                    Results.newest(context.record().results().of(ConceptGroup.LAST_MENSTRUAL_PERIOD))
                                            .stream()
                                            .map((Result result) -> result.evidence("Last menstrual period"))
                                            .toList();
                            return found.isEmpty()
                                    ? fact.unknown(Absence.missing(context, "Observation"))
                                    : fact.because(found).flag(true);
                        }),
                hormone("fsh", Hormones::fsh),
                hormone("oestradiol", Hormones::oestradiol));
    }

    private static OneFact hormone(String name, Function<FactContext, Measurement> measured) {
        FactDeclaration declaration = FactDeclaration.flag(
                name, PATIENT, "A usable result within menopauseHormoneDays is on record; unknown without one");
        return new OneFact(declaration, (fact, context) -> {
            Measurement measurement = measured.apply(context);
            fact.because(measurement.evidence());
            UnknownReason reason = measurement.reason();
            return measurement.known() != null
                    ? fact.flag(true)
                    : fact.unknown(reason == null ? UnknownReason.NOT_RECORDED : reason);
        });
    }
}
