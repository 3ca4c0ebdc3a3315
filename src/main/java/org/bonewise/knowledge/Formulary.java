package org.bonewise.knowledge;

import java.util.Map;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionKind;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * What the hospital has of what the artefacts can order, and by which code of its own it is ordered. What the formulary does not
 * name is available and ordered by the artefact's codes alone.
 *
 * @param entries by id or canonical address of the regimen or companion order
 */
public record Formulary(Map<String, Entry> entries) {

    /** Everything is available. */
    public static final Formulary EVERYTHING = new Formulary(Map.of());

    /** Copies what it is given. */
    public Formulary {
        entries = Map.copyOf(entries);
    }

    /**
     * What the hospital says of one regimen or companion order.
     *
     * @param available whether it may be suggested; orders already placed are judged either way
     * @param orderCode the hospital's own code, which a draft carries beside the artefact's
     * @param text what a draft is called, in place of the artefact's text
     */
    public record Entry(
            boolean available,
            @Nullable OrderCode orderCode,
            @Nullable String text) {}

    /** A code by which the hospital orders. */
    public record OrderCode(
            String system, String code, @Nullable String display) {}

    /** The regimen as this hospital has it. */
    Regimen applied(Regimen regimen) {
        Entry entry = entries.containsKey(regimen.url()) ? entries.get(regimen.url()) : entries.get(regimen.id());
        return entry == null ? regimen : regimen.as(ordered(regimen.definition(), entry), entry.available());
    }

    private static ActivityDefinition ordered(ActivityDefinition definition, Entry entry) {
        ActivityDefinition own = definition.copy();
        CodeableConcept concept = own.getKind() == ActivityDefinitionKind.SERVICEREQUEST
                ? own.getCode()
                : own.getProductCodeableConcept();
        OrderCode code = entry.orderCode();
        if (code != null) {
            concept.addCoding(new Coding(code.system(), code.code(), code.display()));
        }
        if (entry.text() != null) {
            concept.setText(entry.text());
        }
        return own;
    }
}
