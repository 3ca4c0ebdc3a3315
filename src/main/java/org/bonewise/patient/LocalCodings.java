package org.bonewise.patient;

import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.knowledge.CodeGroups;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * Puts our own code beside each local one that stands for it. Some of our codes are compared as they are (an answer, the reason
 * of an order), which a group of codes cannot tell apart.
 */
final class LocalCodings {

    private LocalCodings() {}

    /** Completes the resources in place; they were parsed for this call alone. */
    static void complete(List<? extends Resource> resources, CodeGroups codes) {
        if (!codes.mapsOwnCodes()) {
            return;
        }
        FhirTerser terser = FhirContexts.r4().newTerser();
        for (Resource resource : resources) {
            terser.getAllPopulatedChildElementsOfType(resource, CodeableConcept.class)
                    .forEach(concept -> complete(concept, codes));
        }
    }

    private static void complete(CodeableConcept concept, CodeGroups codes) {
        for (Coding own : codes.ownCodes(concept)) {
            if (!concept.hasCoding(own.getSystem(), own.getCode())) {
                concept.addCoding(own);
            }
        }
    }
}
