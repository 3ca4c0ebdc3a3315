package org.bonewise.generated;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A patient being put together; empty phrases are left out. */
final class Told {

    private final ObjectNode told = JsonMapper.shared().createObjectNode();

    Told sex(String sex) {
        told.put("sex", sex);
        return this;
    }

    Told age(int age) {
        told.put("age", age);
        return this;
    }

    /** Adds phrases to a part. */
    Told part(String name, List<String> phrases) {
        ArrayNode part = told.withArray(name);
        phrases.stream().filter(phrase -> !phrase.isEmpty()).forEach(part::add);
        return this;
    }

    /** Adds results; those that replace take the place of all others of their name. */
    Told results(List<Result> results) {
        ObjectNode all = told.withObject("results");
        results.stream().filter(result -> !result.value().isEmpty()).forEach(result -> {
            if (result.replaces()) {
                all.remove(result.name());
            }
            all.withArray(result.name()).add(result.value());
        });
        return this;
    }

    /** A course of an agent: doses given, and the order if there is one. */
    Told course(Course course) {
        return part("doses", course.doses()).part("medicines", course.orders());
    }

    GeneratedPatient patient() {
        return new GeneratedPatient(told);
    }

    /** A result by its name. */
    record Result(String name, String value, boolean replaces) {}
}
