package org.bonewise.ehr;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes to JSON that are themselves JSON. */
final class JsonEdits {

    private JsonEdits() {}

    /** Puts members into an object; {@code null} takes one out. */
    static void merge(ObjectNode into, JsonNode members) {
        members.forEachEntry((name, value) -> {
            if (value.isNull()) {
                into.remove(name);
            } else {
                into.set(name, value);
            }
        });
    }

    /** Sets what JSON pointers lead to, whose parents are there; {@code null} takes a member out. */
    static void set(ObjectNode root, JsonNode byPointer) {
        byPointer.forEachEntry((pointer, value) -> {
            int last = pointer.lastIndexOf('/');
            JsonNode parent = root.at(pointer.substring(0, last));
            String name = pointer.substring(last + 1);
            if (parent instanceof ArrayNode list) {
                list.set(Integer.parseInt(name), value);
            } else if (value.isNull()) {
                ((ObjectNode) parent).remove(name);
            } else {
                ((ObjectNode) parent).set(name, value);
            }
        });
    }
}
