package org.bonewise.guideline;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Rule;
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
        this(knowledge, catalogue, guidelineId, Map.of(), modes);
    }

    /**
     * Makes an assessor.
     *
     * @param guidelineId which guideline decides for clients that have none of their own
     * @param byClient guideline of a client, by the client's id
     * @param modes which rules are in force for which client
     * @throws IllegalArgumentException naming those there are, when there is no such guideline
     */
    public Assessor(
            Knowledge knowledge,
            FactCatalogue catalogue,
            String guidelineId,
            Map<String, String> byClient,
            RuleModes modes) {
        this.catalogue = catalogue;
        this.forOthers = InForce.of(knowledge, guideline(knowledge, guidelineId), modes, RuleModes.EVERY_CLIENT);
        Stream.concat(modes.clients().stream(), byClient.keySet().stream())
                .distinct()
                .forEach(client -> this.byClient.put(
                        client,
                        InForce.of(
                                knowledge,
                                guideline(knowledge, byClient.getOrDefault(client, guidelineId)),
                                modes,
                                client)));
    }

    private static Guideline guideline(Knowledge knowledge, String id) {
        Guideline chosen = knowledge.guidelines().get(id);
        if (chosen == null) {
            throw new IllegalArgumentException("There is no guideline '" + id + "'; set bonewise.guideline to one of "
                    + knowledge.guidelines().keySet().stream().sorted().toList());
        }
        return chosen;
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
        return assess(record, client, occasion, Recollection.NOTHING);
    }

    /**
     * Assesses one patient at the moment of the record, for a reader who may have been told before.
     *
     * @param client id of the client that asks
     * @param occasion what is being done, and so what is to be spoken of
     * @param recollection what the reader was told before
     */
    public Assessment assess(PatientRecord record, String client, Occasion occasion, Recollection recollection) {
        InForce rules = byClient.getOrDefault(client, forOthers);
        EvaluatedFacts facts = new EvaluatedFacts(catalogue, rules.knowledge(), record, rules.inQuestion());
        Assessment whole = new Deliberation(rules.knowledge(), rules.guideline(), facts, occasion).conclude();
        Silence silence = new Silence(
                rules.guideline().rules(Rule.Kind.SILENCE),
                new RuleEvaluator(rules.knowledge().engine()),
                facts);
        Assessment assessment = new Repetition(recollection, silence).leftOutOf(whole);
        return rules.shadow().isEmpty()
                ? assessment
                : assessment.withShadow(
                        new Shadow(rules.knowledge().engine(), rules.shadow()).beside(assessment, facts));
    }
}
