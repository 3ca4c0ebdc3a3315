package org.bonewise.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import tools.jackson.databind.JsonNode;

/** When there is nothing to say. */
@AddLifecycleHook(Tries.class)
class SilenceProperties {

    @Property(tries = 1000, seed = "41", edgeCases = EdgeCasesMode.NONE)
    void withoutCancerThereIsNoCard(@ForAll(supplier = WithoutCancer.class) GeneratedPatient patient) {
        assertThat(patient.chart().view().cards()).isEmpty();
    }

    /** What is due, or wrong, in the running course may be said (SIL-1). */
    @Property(tries = 150, seed = "42", edgeCases = EdgeCasesMode.NONE)
    void onTherapyAndOnScheduleNothingIsStarted(@ForAll(supplier = OnSchedule.class) GeneratedPatient patient) {
        Answer answer = patient.chart().view();

        assertThat(answer.advice()).doesNotContain("start", "overdue");
        List<JsonNode> agents = answer.cards().stream()
                .flatMap(Answer::suggestions)
                .filter(suggestion -> !Answer.isSwitch(suggestion))
                .flatMap(suggestion -> Answer.agents(suggestion).stream())
                .toList();
        assertThat(agents).isEmpty();
    }
}
