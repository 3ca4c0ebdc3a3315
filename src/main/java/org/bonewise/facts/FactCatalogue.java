package org.bonewise.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bonewise.knowledge.FactDeclaration;

/** Every fact that can be derived, by name. */
public final class FactCatalogue {

    private record Entry(FactDeclaration declaration, FactDefinition definition) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two definitions declare the same name */
    public FactCatalogue(List<FactDefinition> definitions) {
        for (FactDefinition definition : definitions) {
            for (FactDeclaration declaration : definition.declarations()) {
                if (entries.put(declaration.name(), new Entry(declaration, definition)) != null) {
                    throw new IllegalArgumentException("Fact declared twice: " + declaration.name());
                }
            }
        }
    }

    /** All declarations, for the lint of artefacts and the content page. */
    public Collection<FactDeclaration> declarations() {
        List<FactDeclaration> all = new ArrayList<>();
        entries.values().forEach(entry -> all.add(entry.declaration()));
        return all;
    }

    /** Derives one fact. @throws IllegalArgumentException for a name that is not declared */
    Fact derive(String name, FactContext context) {
        Entry entry = entry(name);
        return entry.definition().derive(entry.declaration(), context);
    }

    /** The fact when deriving it failed. */
    Fact failed(String name) {
        return FactBuilder.of(entry(name).declaration()).unknown(UnknownReason.FAILED);
    }

    /** Whether the fact depends on the patient alone. */
    boolean isAboutPatientAlone(String name) {
        return entry(name).declaration().scope() == FactDeclaration.Scope.PATIENT;
    }

    /** Whether the fact is yes or no. */
    boolean isFlag(String name) {
        return entry(name).declaration().kind() == FactDeclaration.Kind.FLAG;
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("No such fact: " + name);
        }
        return entry;
    }
}
