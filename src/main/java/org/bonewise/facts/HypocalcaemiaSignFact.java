package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;

/** Tetany, seizure or a changed QT interval: signs that make a low calcium an emergency. */
final class HypocalcaemiaSignFact {

    private static final String ITEM = "hypocalcaemia-sign";

    private HypocalcaemiaSignFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "severeHypocalcaemiaSign",
                        PATIENT,
                        "Yes by a current confirmed Condition of the group hypocalcaemia-severe-sign within its window;"
                                + " none recorded means no"),
                HypocalcaemiaSignFact::sign));
    }

    private static Fact sign(FactBuilder fact, FactContext context) {
        int days = context.window(ITEM)
                .orElseThrow(() -> new IllegalStateException("The artefacts set no window for " + ITEM));
        RecentConditions conditions = RecentConditions.of(context, ConceptGroup.HYPOCALCAEMIA_SEVERE_SIGN, days);
        List<Evidence> recent = new ArrayList<>(RecentConditions.evidence(conditions.recent()));
        if (!recent.isEmpty()) {
            return fact.because(recent).flag(true);
        }
        if (!conditions.open().isEmpty()) {
            return fact.because(RecentConditions.evidence(conditions.open())).unknown(UnknownReason.NOT_EXACT);
        }
        return Absence.allDelivered(context, "Condition")
                ? fact.flag(false)
                : fact.unknown(UnknownReason.NOT_DELIVERED);
    }
}
