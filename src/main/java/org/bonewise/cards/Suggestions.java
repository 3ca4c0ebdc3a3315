package org.bonewise.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.bonewise.cdshooks.Action;
import org.bonewise.cdshooks.Suggestion;
import org.bonewise.fhir.PatientData;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CompanionOrder;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/** The choices that a card offers: one for each candidate that may be ordered, else the orders that clear the way. */
final class Suggestions {

    private final Words words;
    private final Names names;
    private final Supplier<UUID> uuids;

    Suggestions(Words words, Supplier<UUID> uuids) {
        this.words = words;
        this.names = new Names(words);
        this.uuids = uuids;
    }

    /** Suggestions for one content; empty when nothing is to be ordered. */
    List<Suggestion> of(Content content) {
        return switch (content.advice()) {
            case Advice.Start _ -> start(content);
            case Advice.Overdue _ ->
                content.orderable().isEmpty()
                        ? orders("suggestion.before", content.orders())
                        : List.of(order(content.orderable().getFirst(), false));
            case Advice.Clarify _ -> orders("suggestion.clarify", content.orders());
            case Advice.Monitoring _, Advice.Review _ -> orders("suggestion.monitoring", content.orders());
            case Advice.Unsafe _ -> orders("suggestion.companions", content.orders());
            case Advice.Order order -> ofOrder(order, content);
            case Advice.Emergency _ -> List.of();
        };
    }

    /** What is not safe is replaced or taken away; what is safe is completed. */
    private List<Suggestion> ofOrder(Advice.Order advice, Content content) {
        MedicationRequest written = advice.order().candidate().order();
        if (advice.order().status().mayBeOrdered() || written == null || PatientData.isNameless(written)) {
            return orders("suggestion.companions", content.orders());
        }
        String drug = names.agent(advice.order().candidate().regimen());
        List<Suggestion> suggestions = new ArrayList<>();
        for (CandidateAssessment alternative : advice.alternatives()) {
            suggestions.add(instead(written, drug, alternative));
        }
        suggestions.addAll(orders("suggestion.before", content.orders()));
        suggestions.add(suggestion(words.say("suggestion.remove", drug), null, List.of(delete(written, drug))));
        return suggestions;
    }

    private Suggestion instead(MedicationRequest written, String drug, CandidateAssessment alternative) {
        String name = new Doses(words, names).named(alternative);
        Creates creates = new Creates(words);
        if (alternative.draft() != null) {
            creates.add(name, alternative.draft());
        }
        addAll(creates, alternative.companions());
        List<Action> actions = new ArrayList<>();
        actions.add(delete(written, drug));
        actions.addAll(creates.actions());
        return suggestion(words.say("suggestion.instead", drug, name), null, actions);
    }

    private Action delete(MedicationRequest written, String drug) {
        return new Action(
                "delete",
                words.say("action.delete", drug),
                null,
                "MedicationRequest/" + written.getIdElement().getIdPart());
    }

    private List<Suggestion> start(Content content) {
        List<CandidateAssessment> orderable = content.orderable();
        if (orderable.isEmpty()) {
            return orders("suggestion.before", content.orders());
        }
        List<Suggestion> suggestions = new ArrayList<>();
        // Preferred candidates come first, and only one suggestion may be recommended.
        for (CandidateAssessment candidate : orderable) {
            suggestions.add(order(candidate, candidate.preferred() && suggestions.isEmpty()));
        }
        return suggestions;
    }

    private static List<CompanionOrder> offered(List<CompanionOrder> orders) {
        return orders.stream().filter(order -> order.draft() != null).toList();
    }

    private Suggestion order(CandidateAssessment candidate, boolean recommended) {
        String name = new Doses(words, names).named(candidate);
        Creates creates = new Creates(words);
        if (candidate.draft() != null) {
            creates.add(name, candidate.draft());
        }
        addAll(creates, candidate.companions());
        return suggestion(words.say("suggestion.order", name), recommended ? Boolean.TRUE : null, creates.actions());
    }

    private List<Suggestion> orders(String key, List<CompanionOrder> wanted) {
        List<CompanionOrder> orders = offered(wanted);
        if (orders.isEmpty()) {
            return List.of();
        }
        Creates creates = new Creates(words);
        addAll(creates, orders);
        String all = words.allOf(orders.stream()
                .map(order -> names.regimen(order.regimen()))
                .distinct()
                .toList());
        return List.of(suggestion(words.say(key, all), null, creates.actions()));
    }

    private void addAll(Creates creates, List<CompanionOrder> orders) {
        List<String> seen = new ArrayList<>();
        for (CompanionOrder order : orders) {
            if (order.draft() != null && !seen.contains(order.regimen().id())) {
                seen.add(order.regimen().id());
                creates.add(names.regimen(order.regimen()), order.draft());
            }
        }
    }

    private Suggestion suggestion(String label, @Nullable Boolean recommended, List<Action> actions) {
        return new Suggestion(label, uuids.get().toString(), recommended, actions);
    }
}
