package org.bonewise.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import tools.jackson.databind.JsonNode;

/** What must hold of the cards and of the lists of the explanation. */
@AddLifecycleHook(Tries.class)
class CardProperties {

    private static final int MOST_CARDS = 3;

    /**
     * Silence is for recommendations (section 8): while a rule asks for it, what is wrong with an agent that would only be
     * proposed need not stand on a card; what is wrong with one that is ordered or due must.
     */
    @Property(tries = 200, seed = "21", edgeCases = EdgeCasesMode.NONE)
    void everyCriticalRuleStandsOnACardOfTheChart(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        Answer answer = patient.chart().view();
        boolean silenced = !answer.silencedBy().isEmpty();
        onCards(answer, message -> !silenced || !isProposedOnly(answer, message));
    }

    /** While orders are signed, what is wrong with others is left to the chart. */
    @Property(tries = 200, seed = "22", edgeCases = EdgeCasesMode.NONE)
    void everyCriticalRuleAboutAnOrderStandsOnItsCard(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        onCards(
                patient.chart().sign(),
                message -> message.path("about").asString().startsWith("MedicationRequest/draft"));
    }

    private static void onCards(Answer answer, Predicate<JsonNode> spokenOf) {
        assertThat(answer.messages().stream()
                        .filter(one -> one.path("severity").asString().equals("critical"))
                        .filter(spokenOf)
                        .map(one -> one.path("rule").asString()))
                .allMatch(answer::isOnACard);
    }

    private static boolean isProposedOnly(Answer answer, JsonNode message) {
        String about = message.path("about").asString();
        String rule = message.path("rule").asString();
        return answer.candidates().stream()
                        .anyMatch(one -> one.path("agent").asString().equals(about))
                && answer.candidates().stream()
                        .filter(one -> one.path("course").asBoolean())
                        .filter(one -> one.path("agent").asString().equals(about))
                        .noneMatch(one -> Vocabulary.texts(one.path("rules")).contains(rule));
    }

    @Property(tries = 200, seed = "23", edgeCases = EdgeCasesMode.NONE)
    void eachRuleStandsInOneListAndThereAreAtMostThreeCards(
            @ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        inOneList(patient.chart().view());
        inOneList(patient.chart().sign());
    }

    private static void inOneList(Answer answer) {
        List<String> rules = new ArrayList<>(answer.silencedBy());
        rules.addAll(distinct(answer, "indications"));
        rules.addAll(distinct(answer, "messages"));

        assertThat(rules).doesNotHaveDuplicates();
        assertThat(answer.candidates()).allSatisfy(one -> assertThat(distinct(answer, "messages"))
                .containsAll(Vocabulary.texts(one.path("rules"))));
        assertThat(answer.cards()).hasSizeLessThanOrEqualTo(MOST_CARDS);
    }

    private static List<String> distinct(Answer answer, String list) {
        return answer.json()
                .path(list)
                .valueStream()
                .map(one -> one.path("rule").asString())
                .distinct()
                .toList();
    }
}
