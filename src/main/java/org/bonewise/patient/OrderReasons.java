package org.bonewise.patient;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;

/** What an order says that its agent is given for: reasonCode, or the Condition that reasonReference points to. */
public final class OrderReasons {

    private static final Map<ConceptGroup, String> PURPOSES = new EnumMap<>(Map.of(
            ConceptGroup.HYPERCALCAEMIA, "hypercalcaemia",
            ConceptGroup.HYPERCALCAEMIA_OF_MALIGNANCY, "hypercalcaemia",
            ConceptGroup.BONE_METASTASIS, "bone-metastases",
            ConceptGroup.MULTIPLE_MYELOMA, "myeloma",
            ConceptGroup.GIANT_CELL_TUMOUR_OF_BONE, "giant-cell-tumour",
            ConceptGroup.OSTEOPOROSIS, "osteoporosis"));

    private OrderReasons() {}

    /** The codes of the reasons, in their order; of a Condition that is on record its code. */
    public static List<CodeableConcept> codes(MedicationRequest order, PatientRecord record) {
        List<String> referenced = order.getReasonReference().stream()
                .map(Reference::getReferenceElement)
                .filter(reference -> !reference.hasResourceType() || "Condition".equals(reference.getResourceType()))
                .map(IIdType::getIdPart)
                .filter(Objects::nonNull)
                .toList();
        Stream<CodeableConcept> conditions = record.diagnoses().all().stream()
                .filter(one -> referenced.contains(one.resource().getIdPart()))
                .map(Diagnosis::code);
        return Stream.concat(order.getReasonCode().stream(), conditions).toList();
    }

    /** The purposes, as regimens name them; none when no reason is one of those known. */
    public static List<String> purposes(MedicationRequest order, PatientRecord record) {
        return codes(order, record).stream()
                .flatMap(reason -> PURPOSES.entrySet().stream()
                        .filter(purpose -> record.codes().in(purpose.getKey(), reason))
                        .map(Map.Entry::getValue))
                .distinct()
                .toList();
    }
}
