package org.bonewise.facts;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Ternary;

/**
 * Confirmed current Conditions of a group that count only for some time.
 *
 * @param recent those surely recent enough
 * @param open those whose date is partial or missing
 */
record RecentConditions(List<Diagnosis> recent, List<Diagnosis> open) {

    static RecentConditions of(FactContext context, ConceptGroup group, int days) {
        List<Diagnosis> current = context.record().diagnoses().current(group);
        return new RecentConditions(
                current.stream()
                        .filter(one -> within(context, one, days) == Ternary.YES)
                        .toList(),
                current.stream()
                        .filter(one -> within(context, one, days) == Ternary.UNKNOWN)
                        .toList());
    }

    private static Ternary within(FactContext context, Diagnosis diagnosis, int days) {
        return diagnosis.date() == null
                ? Ternary.UNKNOWN
                : diagnosis.date().within(days, context.record().today());
    }

    static List<Evidence> evidence(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Diagnosis::evidence).toList();
    }
}
