package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.ObservedSigns;
import org.bonewise.patient.Ternary;

/** What a high calcium does: symptoms, altered consciousness, arrhythmia, dehydration. */
final class HypercalcaemiaSignFacts {

    private static final String SYMPTOM_DAYS = "hypercalcaemiaSymptomDays";
    private static final String HOW = "Yes by a current confirmed Condition, or an Observation of the finding without a"
            + " value or with one that says yes, of the group ";

    private HypercalcaemiaSignFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                sign("hypercalcaemiaSymptom", SYMPTOM_DAYS, ConceptGroup.HYPERCALCAEMIA_SYMPTOM),
                sign("alteredConsciousness", SYMPTOM_DAYS, ConceptGroup.ALTERED_CONSCIOUSNESS),
                sign("cardiacArrhythmia", SYMPTOM_DAYS, ConceptGroup.CARDIAC_ARRHYTHMIA),
                new OneFact(
                        FactDeclaration.flag(
                                "dehydration",
                                PATIENT,
                                "Yes by a current confirmed Condition of the group dehydration within dehydrationDays; unknown"
                                        + " while the date of one does not tell; none recorded means no"),
                        (fact, context) -> close(
                                fact,
                                context,
                                Found.of(context, ConceptGroup.DEHYDRATION, "dehydrationDays"),
                                "Condition")));
    }

    private static OneFact sign(String name, String parameter, ConceptGroup group) {
        FactDeclaration declaration = FactDeclaration.flag(
                name,
                PATIENT,
                HOW + group.id() + " within " + parameter
                        + "; unknown while the date of one does not tell; none recorded means no");
        return new OneFact(declaration, (fact, context) -> {
            Found found = Found.of(context, group, parameter);
            int days = Verdict.days(context, parameter);
            for (ObservedSigns.Sign sign : ObservedSigns.of(context.record(), group)) {
                found.add(
                        sign.date() == null
                                ? Ternary.UNKNOWN
                                : sign.date().within(days, context.record().today()),
                        sign.evidence());
            }
            return close(fact, context, found, "Condition", "Observation");
        });
    }

    /** Signs that count, and those whose date leaves open whether they do. */
    private record Found(List<Evidence> sure, List<Evidence> open) {

        static Found of(FactContext context, ConceptGroup group, String parameter) {
            RecentConditions conditions = RecentConditions.of(context, group, Verdict.days(context, parameter));
            return new Found(
                    new ArrayList<>(RecentConditions.evidence(conditions.recent())),
                    new ArrayList<>(RecentConditions.evidence(conditions.open())));
        }

        void add(Ternary within, Evidence evidence) {
            switch (within) {
                case YES -> sure.add(evidence);
                case UNKNOWN -> open.add(evidence);
                case NO -> {}
            }
        }
    }

    private static Fact close(FactBuilder fact, FactContext context, Found found, String... types) {
        if (found.sure().isEmpty() && !found.open().isEmpty()) {
            return fact.because(found.open()).unknown(UnknownReason.NOT_EXACT);
        }
        return Verdict.of(fact, context, found.sure(), types);
    }
}
