package org.bonewise.facts;

import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.PrimaryCancer;
import org.bonewise.patient.Ternary;

/**
 * Cancers for which a therapy that costs bone can be given. Many records code a cancer as past as soon as it is operated, while its
 * endocrine therapy goes on for years: as long as that runs, the cancer counts.
 */
final class TreatedCancer {

    private TreatedCancer() {}

    /** Confirmed cancers of a kind that are current or in remission; those that are past only where one of the therapies runs. */
    static Stream<Diagnosis> of(FactContext context, PrimaryCancer.Kind kind, ConceptGroup... therapies) {
        boolean treated =
                context.record().medications().of(therapies).stream().anyMatch(use -> isRunning(use, context));
        return context.record().cancers().primaries().stream()
                .filter(one -> one.kind() == kind)
                .map(PrimaryCancer::diagnosis)
                .filter(one -> treated ? one.confirmed() : one.isNotOver());
    }

    private static boolean isRunning(MedicationUse use, FactContext context) {
        return use.isCurrentOrPlanned() || TherapyStart.stillActs(use, context) == Ternary.YES;
    }
}
