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
import org.bonewise.guideline.DecisionStatus;
import org.bonewise.guideline.Replacement;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.jspecify.annotations.Nullable;

/** The choices that a card offers: one for each candidate that may be ordered, else the orders that clear the way. */
final class Suggestions {

    private final Words words;
    private final Names names;
    private final Doses doses;
    private final Supplier<UUID> uuids;

    Suggestions(Words words, Supplier<UUID> uuids) {
        this.words = words;
        this.names = new Names(words);
        this.doses = new Doses(words, names);
        this.uuids = uuids;
    }

    /** Suggestions for one content; empty when nothing is to be ordered. */
    List<Suggestion> of(Content content) {
        return switch (content.advice()) {
            case Advice.Start start -> start(start, content);
            case Advice.Overdue _ ->
                content.orderable().isEmpty()
                        ? orders("suggestion.before", content.orders())
                        : List.of(order(content.orderable().getFirst(), false));
            case Advice.Clarify clarify -> clarify(clarify);
            case Advice.Monitoring _, Advice.Review _ -> orders("suggestion.monitoring", content.orders());
            case Advice.Unsafe unsafe -> ofCourse(unsafe, content);
            case Advice.Order order -> ofOrder(order, content);
            case Advice.Emergency _ -> List.of();
        };
    }

    /** What is not safe is put right, replaced or taken away; what is safe is completed. */
    private List<Suggestion> ofOrder(Advice.Order advice, Content content) {
        MedicationRequest written = advice.order().candidate().order();
        if (advice.order().status().mayBeOrdered() || written == null || PatientData.isNameless(written)) {
            return orders("suggestion.companions", content.orders());
        }
        String drug = names.agent(advice.order().candidate().regimen());
        List<Suggestion> suggestions = new ArrayList<>();
        for (Replacement alternative : advice.alternatives()) {
            suggestions.add(
                    advice.isCorrection(alternative)
                            ? corrected(written, drug, alternative.candidate())
                            : instead(written, drug, alternative));
        }
        suggestions.addAll(orders("suggestion.before", content.orders()));
        suggestions.add(suggestion(words.say("suggestion.remove", drug), null, List.of(delete(written, drug))));
        return suggestions;
    }

    /** The order as written with the dosage of the artefact. */
    private Suggestion corrected(MedicationRequest written, String drug, CandidateAssessment right) {
        String name = doses.named(right);
        MedicationRequest order = written.copy();
        if (right.draft() != null) {
            order.setDosageInstruction(CorrectedDosage.of(written, right.draft()));
        }
        Creates creates = new Creates(words);
        addAll(creates, right.companions());
        List<Action> actions = new ArrayList<>();
        actions.add(new Action("update", words.say("action.correct", drug, name), order, null));
        actions.addAll(creates.actions());
        return suggestion(words.say("suggestion.correct", name), null, actions);
    }

    private Suggestion instead(MedicationRequest written, String drug, Replacement alternative) {
        List<Action> actions = new ArrayList<>();
        actions.add(delete(written, drug));
        actions.addAll(switching(alternative));
        String name = doses.named(alternative.candidate());
        String label = alternative.ends().isEmpty()
                ? words.say("suggestion.instead", drug, name)
                : words.say("suggestion.instead.ending", drug, ended(alternative), name);
        return suggestion(label, null, actions);
    }

    /** A course that must end is ended by the same choice that orders what comes instead. */
    private List<Suggestion> ofCourse(Advice.Unsafe advice, Content content) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (Replacement replacement : advice.instead()) {
            suggestions.add(changing(replacement, false));
        }
        suggestions.addAll(orders("suggestion.companions", content.orders()));
        return suggestions;
    }

    private Suggestion changing(Replacement change, boolean recommended) {
        String label = words.say("suggestion.switch", doses.named(change.candidate()), ended(change));
        return suggestion(label, recommended ? Boolean.TRUE : null, switching(change));
    }

    private String ended(Replacement replacement) {
        return words.allOf(replacement.ends().stream()
                .map(order -> MedicineNames.of(order, words.locale()))
                .distinct()
                .toList());
    }

    private List<Action> switching(Replacement replacement) {
        List<Action> actions = new ArrayList<>();
        for (MedicationRequest order : replacement.ends()) {
            MedicationRequest ended = order.copy().setStatus(MedicationRequestStatus.STOPPED);
            actions.add(new Action(
                    "update", words.say("action.end", MedicineNames.of(order, words.locale())), ended, null));
        }
        CandidateAssessment candidate = replacement.candidate();
        Creates creates = new Creates(words);
        if (candidate.draft() != null) {
            creates.add(doses.named(candidate), candidate.draft());
        }
        addAll(creates, candidate.companions());
        actions.addAll(creates.actions());
        return actions;
    }

    private Action delete(MedicationRequest written, String drug) {
        return new Action(
                "delete",
                words.say("action.delete", drug),
                null,
                "MedicationRequest/" + written.getIdElement().getIdPart());
    }

    /** What is only to be considered is not recommended; what its rule asks for beside it can be had without it. */
    private List<Suggestion> start(Advice.Start start, Content content) {
        List<CandidateAssessment> orderable = content.orderable();
        if (orderable.isEmpty()) {
            return orders("suggestion.before", content.orders());
        }
        boolean consider = start.indication().status() == DecisionStatus.CONSIDER;
        List<Suggestion> suggestions = new ArrayList<>(
                consider ? orders("suggestion.alone", ofRule(start.indication().rule(), content.orders())) : List.of());
        // Preferred candidates come first, and only one suggestion may be recommended.
        for (CandidateAssessment candidate : orderable) {
            boolean recommended = candidate.preferred() && suggestions.isEmpty() && !consider;
            suggestions.add(start.changes().stream()
                    .filter(change -> change.candidate().candidate().equals(candidate.candidate()))
                    .findFirst()
                    .map(change -> changing(new Replacement(candidate, change.ends()), recommended))
                    .orElseGet(() -> order(candidate, recommended)));
        }
        return suggestions;
    }

    /** What settles the question can be had without what is only good to have, and with it. */
    private List<Suggestion> clarify(Advice.Clarify clarify) {
        List<CompanionOrder> support = offered(clarify.support());
        List<CompanionOrder> settling = offered(clarify.orders());
        List<Suggestion> suggestions = new ArrayList<>(orders("suggestion.clarify", settling));
        if (settling.isEmpty()) {
            suggestions.addAll(orders("suggestion.companions", support));
        } else if (!support.isEmpty()) {
            Creates creates = new Creates(words);
            addAll(creates, settling);
            addAll(creates, support);
            String label = words.say("suggestion.clarify.along", named(settling), named(support));
            suggestions.add(suggestion(label, null, creates.actions()));
        }
        return suggestions;
    }

    private static List<CompanionOrder> ofRule(Rule rule, List<CompanionOrder> orders) {
        return orders.stream()
                .filter(order -> order.rule().id().equals(rule.id()))
                .toList();
    }

    private static List<CompanionOrder> offered(List<CompanionOrder> orders) {
        return orders.stream().filter(order -> order.draft() != null).toList();
    }

    private Suggestion order(CandidateAssessment candidate, boolean recommended) {
        String name = doses.named(candidate);
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
        return List.of(suggestion(words.say(key, named(orders)), null, creates.actions()));
    }

    private String named(List<CompanionOrder> orders) {
        return words.allOf(orders.stream()
                .map(order -> names.regimen(order.regimen()))
                .distinct()
                .toList());
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
