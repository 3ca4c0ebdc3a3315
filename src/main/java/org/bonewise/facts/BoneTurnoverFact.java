package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.PlannedServices;

/** An order of a marker of bone turnover. */
final class BoneTurnoverFact {

    private BoneTurnoverFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "boneTurnoverMarkerOrdered", PATIENT, "ServiceRequest active or draft of bone-turnover-marker"),
                (fact, context) -> Verdict.of(
                        fact,
                        context,
                        new PlannedServices(context.record())
                                .of(ConceptGroup.BONE_TURNOVER_MARKER).stream()
                                        .map(PlannedServices.Planned::evidence)
                                        .toList(),
                        "ServiceRequest")));
    }
}
