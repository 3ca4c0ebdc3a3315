package org.bonewise.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import tools.jackson.databind.JsonNode;

/** What must hold of every order of a bone-modifying agent that a card suggests. */
@AddLifecycleHook(Tries.class)
class SuggestionProperties {

    @Property(tries = 150, seed = "11", edgeCases = EdgeCasesMode.NONE)
    void noSuggestedAgentIsContraindicatedHeldOrLacksData(
            @ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        onlyWhatMayBeOrdered(patient.chart().view());
        onlyWhatMayBeOrdered(patient.chart().sign());
    }

    /** Each order is one of a candidate that may be given, and no candidate of that regimen may not be given. */
    private static void onlyWhatMayBeOrdered(Answer answer) {
        for (JsonNode order : started(answer)) {
            String regimen = BoneAgent.regimen(order);
            List<String> statuses = answer.candidates().stream()
                    .filter(one -> one.path("regimen").asString().equals(regimen))
                    .filter(one -> one.path("origin").asString().equals("guideline"))
                    .map(one -> one.path("status").asString())
                    .toList();
            assertThat(statuses).as(regimen).isNotEmpty().doesNotContainAnyElementsOf(Answer.MAY_NOT_BE_ORDERED);
        }
    }

    @Property(tries = 150, seed = "12", edgeCases = EdgeCasesMode.NONE)
    void noTwoAgentsAreRecommendedTogether(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        Chart chart = patient.chart();
        oneAgentAtMost(chart.view());
        oneAgentAtMost(chart.sign());
    }

    /** Alternatives stand as suggestions of one card, of which at most one may be taken. */
    private static void oneAgentAtMost(Answer answer) {
        int cardsWithAgents = 0;
        for (JsonNode card : answer.cards()) {
            List<Integer> agents = Answer.suggestions(card)
                    .map(suggestion -> Answer.agents(suggestion).size())
                    .toList();
            assertThat(agents).as("agents of each suggestion").allMatch(number -> number <= 1);
            if (agents.contains(1)) {
                cardsWithAgents++;
                assertThat(card.path("selectionBehavior").asString()).isEqualTo("at-most-one");
            }
        }
        assertThat(cardsWithAgents).as("cards that offer an agent").isLessThanOrEqualTo(1);
    }

    @Property(tries = 150, seed = "13", edgeCases = EdgeCasesMode.NONE)
    void everySuggestedDoseIsWithinTheLabel(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        withinTheLabel(patient.chart().view());
        withinTheLabel(patient.chart().sign());
    }

    private static void withinTheLabel(Answer answer) {
        for (JsonNode order : suggested(answer)) {
            String regimen = BoneAgent.regimen(order);
            JsonNode dosage = order.path("dosageInstruction").path(0);
            JsonNode dose = dosage.path("doseAndRate").path(0).path("doseQuantity");
            assertThat(dose.path("code").asString()).isEqualTo("mg");
            assertThat(dosage.path("timing").path("repeat").path("frequency").asInt(1))
                    .isEqualTo(1);
            assertThat(dose.path("value").decimalValue())
                    .as(regimen)
                    .isPositive()
                    .isLessThanOrEqualTo(BoneAgent.largestDose(regimen));
        }
    }

    /** The dose ordered is the one that was judged. */
    @Property(tries = 100, seed = "14", edgeCases = EdgeCasesMode.NONE)
    void everySuggestedDoseIsTheOneJudged(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        Answer answer = patient.chart().view();
        for (JsonNode order : suggested(answer)) {
            BigDecimal ordered = order.at("/dosageInstruction/0/doseAndRate/0/doseQuantity/value")
                    .decimalValue();
            assertThat(answer.candidates().stream()
                            .filter(one -> one.path("regimen").asString().equals(BoneAgent.regimen(order)))
                            .map(one -> one.path("dose").path("value").decimalValue()))
                    .anySatisfy(judged -> assertThat(judged).isEqualByComparingTo(ordered));
        }
    }

    /** What a switch adds is judged as if the earlier order had ended, which the list of candidates does not show. */
    private static List<JsonNode> started(Answer answer) {
        return answer.cards().stream()
                .flatMap(Answer::suggestions)
                .filter(suggestion -> !Answer.isSwitch(suggestion))
                .flatMap(suggestion -> Answer.agents(suggestion).stream())
                .toList();
    }

    private static List<JsonNode> suggested(Answer answer) {
        return answer.cards().stream()
                .flatMap(Answer::suggestions)
                .flatMap(suggestion -> Answer.agents(suggestion).stream())
                .toList();
    }
}
