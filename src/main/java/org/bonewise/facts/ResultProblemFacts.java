package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.FactDeclaration;

/** Results that are recorded, are needed before a dose, and cannot be used. */
final class ResultProblemFacts {

    /** Purpose of regimens that do not wait for vitamin D. */
    private static final String HYPERCALCAEMIA = "hypercalcaemia";

    private ResultProblemFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                problem("hasConflictingResult", UnknownReason.CONFLICTING, "several values of one moment"),
                problem("hasResultWithoutUnit", UnknownReason.NO_UNIT, "without a unit, or with an unknown one"),
                problem("hasImplausibleResult", UnknownReason.IMPLAUSIBLE, "outside what is plausible"));
    }

    private static OneFact problem(String name, UnknownReason reason, String what) {
        FactDeclaration declaration = FactDeclaration.flag(
                name,
                CANDIDATE,
                "The newest creatinine is " + what
                        + ", or the calcium or albumin because of which neither corrected nor"
                        + " ionised calcium is known, or the weight because of which the clearance is not known, or, unless the"
                        + " candidate is for hypercalcaemia, the 25-OH vitamin D");
        return new OneFact(declaration, (fact, context) -> {
            List<Measurement> found = gating(context).stream()
                    .filter(measurement -> measurement.reason() == reason)
                    .toList();
            found.forEach(measurement -> fact.because(measurement.evidence()));
            return fact.flag(!found.isEmpty());
        });
    }

    private static List<Measurement> gating(FactContext context) {
        List<Measurement> gating = new ArrayList<>();
        gating.add(CreatinineFacts.newest(context));
        if (!context.fact("calciumInWindow").isTrue()) {
            gating.add(CalciumFacts.ionised(context));
            gating.addAll(CorrectedCalcium.of(context).unusable());
        }
        if (!context.fact("creatinineClearance").isKnown()) {
            gating.add(BodyFacts.weight(context));
        }
        Candidate candidate = context.candidate();
        boolean urgent = candidate != null && candidate.purposes().equals(List.of(HYPERCALCAEMIA));
        if (!urgent) {
            gating.add(ResultFacts.vitaminD(context));
        }
        return gating;
    }
}
