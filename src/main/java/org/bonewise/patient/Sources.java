package org.bonewise.patient;

import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Puts resources into words, as evidence. */
final class Sources {

    private Sources() {}

    /** Evidence of a resource. */
    static Evidence of(Resource resource, String display, @Nullable DateRange when) {
        return new Evidence(reference(resource), display, Dates.day(when));
    }

    /** {@code Type/id}; empty when the resource has no id. */
    static String reference(Resource resource) {
        String id = resource.getIdPart();
        return id == null ? "" : resource.fhirType() + '/' + id;
    }

    /** What a concept is called: its text, else a display with its code, else the code. */
    static String words(CodeableConcept concept) {
        String code = concept.getCoding().stream()
                .map(Coding::getCode)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("");
        String name = Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().map(Coding::getDisplay).filter(java.util.Objects::nonNull))
                .findFirst()
                .orElse("");
        if (name.isEmpty()) {
            return code;
        }
        return code.isEmpty() ? name : name + " (" + code + ')';
    }

    /** All text and displays of a concept, in lower case. */
    static String text(CodeableConcept concept) {
        StringBuilder all = new StringBuilder();
        if (concept.getText() != null) {
            all.append(concept.getText()).append('\n');
        }
        concept.getCoding().stream()
                .filter(coding -> coding.getDisplay() != null)
                .forEach(coding -> all.append(coding.getDisplay()).append('\n'));
        return all.toString().toLowerCase(Locale.ROOT);
    }
}
