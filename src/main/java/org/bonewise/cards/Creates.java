package org.bonewise.cards;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bonewise.cdshooks.Action;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/** The creates of one suggestion, each resource with an id that no other in it has. */
final class Creates {

    private final Words words;
    private final List<Action> actions = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    Creates(Words words) {
        this.words = words;
    }

    /** Adds the create of a copy of {@code draft}. */
    void add(String name, DomainResource draft) {
        Resource resource = draft.copy();
        String id = resource.getIdElement().getIdPart();
        if (id == null || !ids.add(id)) {
            resource.setId(freeId());
        }
        actions.add(new Action("create", words.say("action.create", name), resource, null));
    }

    List<Action> actions() {
        return List.copyOf(actions);
    }

    private String freeId() {
        int number = actions.size() + 1;
        while (!ids.add("order-" + number)) {
            number++;
        }
        return "order-" + number;
    }
}
