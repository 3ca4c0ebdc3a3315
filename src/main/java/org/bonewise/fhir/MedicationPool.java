package org.bonewise.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Medications at hand, found by the references that other resources make to them. */
final class MedicationPool {

    private final Map<String, Entry> byAddress = new HashMap<>();

    void addAll(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.type().equals("Medication")) {
                Entry named = entry.id().isEmpty() ? withIdOfItsUrl(entry) : entry;
                byAddress.putIfAbsent(named.fullUrl(), named);
                byAddress.putIfAbsent("Medication/" + named.id(), named);
            }
        }
    }

    /** The reference by which a resource names its drug; empty when it names none or the Medication is contained. */
    static String reference(JsonNode resource) {
        String reference =
                resource.path("medicationReference").path("reference").stringValue("");
        return reference.startsWith("#") ? "" : reference;
    }

    /** The Medication that a reference names, if it is at hand. */
    Optional<Entry> find(String reference) {
        Entry byUrl = byAddress.get(reference);
        return Optional.ofNullable(byUrl == null ? byAddress.get("Medication/" + idOf(reference)) : byUrl);
    }

    /** The bare id that a reference ends in. */
    static String idOf(String reference) {
        String unversioned = reference.replaceFirst("/_history/.*$", "").replaceFirst("^urn:uuid:", "");
        return unversioned.substring(unversioned.lastIndexOf('/') + 1);
    }

    /** The resource with its reference written as {@code Medication/id}, so that it can be followed without the Bundle. */
    static Entry pointingTo(Entry resource, Entry medication) {
        ObjectNode copy = (ObjectNode) resource.resource().deepCopy();
        copy.withObject("medicationReference").put("reference", "Medication/" + medication.id());
        return new Entry(resource.fullUrl(), copy);
    }

    private static Entry withIdOfItsUrl(Entry entry) {
        ObjectNode copy = (ObjectNode) entry.resource().deepCopy();
        copy.put("id", idOf(entry.fullUrl()));
        return new Entry(entry.fullUrl(), copy);
    }
}
