package org.bonewise.guideline;

import java.util.HashMap;
import java.util.Map;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.patient.PatientRecord;

/** Decides, by one guideline, what there is to say about a patient. A pure function of record, knowledge and moment. */
public final class Assessor {

    private final FactCatalogue catalogue;
    private final Map<String, InForce> byClient = new HashMap<>();
    private final InForce forOthers;

    /**
     * Makes an assessor.
     *
     * @param guidelineId which guideline decides, for example {@code esmo}
     * @throws IllegalArgumentException naming those there are, when there is no such guideline
     */
    public Assessor(Knowledge knowledge, FactCatalogue catalogue, String guidelineId) {
        this(knowledge, catalogue, guidelineId, RuleModes.ALL_ON);
    }

    /**
     * Makes an assessor.
     *
     * @param guidelineId which guideline decides, for example {@code esmo}
     * @param modes which rules are in force for which client
     * @throws IllegalArgumentException naming those there are, when there is no such guideline
     */
    public Assessor(Knowledge knowledge, FactCatalogue catalogue, String guidelineId, RuleModes modes) {
        Guideline chosen = knowledge.guidelines().get(guidelineId);
        if (chosen == null) {
            throw new IllegalArgumentException(
                    "There is no guideline '" + guidelineId + "'; set bonewise.guideline to one of "
                            + knowledge.guidelines().keySet().stream().sorted().toList());
        }
        this.catalogue = catalogue;
        this.forOthers = InForce.of(knowledge, chosen, modes, RuleModes.EVERY_CLIENT);
        modes.clients().forEach(client -> byClient.put(client, InForce.of(knowledge, chosen, modes, client)));
    }

    /** Assesses one patient at the moment of the record, by the rules for clients without settings of their own. */
    public Assessment assess(PatientRecord record) {
        return assess(record, RuleModes.EVERY_CLIENT);
    }

    /** Assesses one patient at the moment of the record, the whole chart. */
    public Assessment assess(PatientRecord record, String client) {
        return assess(record, client, Occasion.CHART);
    }

    /**
     * Assesses one patient at the moment of the record.
     *
     * @param client id of the client that asks
     * @param occasion what is being done, and so what is to be spoken of
     */
    public Assessment assess(PatientRecord record, String client, Occasion occasion) {
        InForce rules = byClient.getOrDefault(client, forOthers);
        EvaluatedFacts facts = new EvaluatedFacts(catalogue, rules.knowledge(), record, rules.inQuestion());
        Assessment assessment = new Deliberation(rules.knowledge(), rules.guideline(), facts, occasion).conclude();
        return rules.shadow().isEmpty()
                ? assessment
                : assessment.withShadow(
                        new Shadow(rules.knowledge().engine(), rules.shadow()).beside(assessment, facts));
    }
}
