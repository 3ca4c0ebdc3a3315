package org.bonewise.cdshooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of one call on its way, for those who count and record calls. Nothing of the patient belongs here. For the one
 * thread that answers the call.
 */
public final class CallNotes {

    /** Those of the call that this thread answers. */
    static final ScopedValue<CallNotes> CURRENT = ScopedValue.newInstance();

    private @Nullable ServiceDefinition service;
    private @Nullable String instance;
    private @Nullable FailureKind failure;
    private List<Card> cards = List.of();
    private List<String> rules = List.of();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Consumer<Duration>> onceAnswered = new ArrayList<>();
    private int accepted;
    private int overridden;

    CallNotes() {}

    /**
     * Something that was asked of the EHR and could not be had or read.
     *
     * @param what key of a prefetch template, or a resource type
     * @param kind what sort of reason, one of a few words
     */
    public record Gap(String what, String kind) {}

    /** Those of the call that this thread answers; where it answers none, some that nobody reads. */
    public static CallNotes current() {
        return CURRENT.isBound() ? CURRENT.get() : new CallNotes();
    }

    void service(ServiceDefinition called) {
        service = called;
    }

    /** Not the request itself, which would stay in memory for longer than is counted. */
    void request(HookRequest read) {
        instance = read.isTraceable() ? read.hookInstance() : null;
    }

    /** The first failure is the reason of what followed. */
    void failure(FailureKind kind) {
        failure = failure == null ? kind : failure;
    }

    void cards(List<Card> written) {
        cards = List.copyOf(written);
    }

    /** Notes which rules spoke, by their ids. */
    public void rules(List<String> spoke) {
        rules = List.copyOf(spoke);
    }

    /** Notes a part of the record that is missing. */
    public void gap(String what, String kind) {
        gaps.add(new Gap(what, kind));
    }

    /** Notes how many items of feedback were kept, by what was done with the card. */
    public void feedback(int ofAccepted, int ofOverridden) {
        accepted = ofAccepted;
        overridden = ofOverridden;
    }

    /**
     * Has something done once the call is answered, not where it is refused.
     *
     * @param work is told how long the answer took; what it throws is logged and changes no answer; it must hold little, since it outlives what is counted
     */
    public void onceAnswered(Consumer<Duration> work) {
        onceAnswered.add(work);
    }

    List<Consumer<Duration>> onceAnswered() {
        return List.copyOf(onceAnswered);
    }

    /** The service called, once it is known that the client may. */
    public Optional<ServiceDefinition> service() {
        return Optional.ofNullable(service);
    }

    /** The client's number of the call, where it is a UUID as it should be. */
    public Optional<String> hookInstance() {
        return Optional.ofNullable(instance);
    }

    /** Why the call was refused, where we refused it. */
    public Optional<FailureKind> failure() {
        return Optional.ofNullable(failure);
    }

    /** The cards that are in the answer. */
    public List<Card> cards() {
        return cards;
    }

    /** The rules that spoke, by their ids, each once. */
    public List<String> rules() {
        return rules;
    }

    /** What is missing of the record. */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** Items of feedback of which a suggestion was accepted. */
    public int accepted() {
        return accepted;
    }

    /** Items of feedback of cards that were overridden. */
    public int overridden() {
        return overridden;
    }
}
