package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.OrderReasons;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;

/** Whether denosumab is ordered to keep a breast cancer from coming back. */
final class DenosumabForRecurrenceFact {

    private static final String AGENT = "denosumab";
    private static final String ONCOLOGIC = "denosumab-120mg";

    private DenosumabForRecurrenceFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "denosumabForRecurrence",
                        PATIENT,
                        "An active or drafted order of denosumab whose reason is a breast cancer; without any reason only the"
                                + " 120 mg product counts"),
                DenosumabForRecurrenceFact::ordered));
    }

    private static Fact ordered(FactBuilder fact, FactContext context) {
        List<Evidence> orders = context.boneModifyingAgents().uses().stream()
                .filter(one -> one.isRequest() && one.use().isCurrentOrPlanned())
                .filter(one -> one.product().agent().equals(AGENT))
                .filter(one -> isForRecurrence(one, context))
                .map(one -> one.use().evidence())
                .toList();
        if (orders.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(orders).flag(!orders.isEmpty());
    }

    private static boolean isForRecurrence(BmaUse one, FactContext context) {
        if (!(one.use().resource() instanceof MedicationRequest request)) {
            return false;
        }
        CodeGroups codes = context.record().codes();
        List<CodeableConcept> reasons = OrderReasons.codes(request, context.record());
        return reasons.isEmpty()
                ? one.product().possible().equals(List.of(ONCOLOGIC))
                : reasons.stream().anyMatch(reason -> codes.in(ConceptGroup.BREAST_CANCER, reason));
    }
}
