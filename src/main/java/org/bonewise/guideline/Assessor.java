package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.PatientRecord;

/** Decides, by one guideline, what there is to say about a patient. A pure function of record, knowledge and moment. */
public final class Assessor {

    private final Knowledge knowledge;
    private final FactCatalogue catalogue;
    private final Guideline guideline;
    private final List<Regimen> inQuestion;

    /**
     * Makes an assessor.
     *
     * @param guidelineId which guideline decides, for example {@code esmo}
     * @throws IllegalArgumentException naming those there are, when there is no such guideline
     */
    public Assessor(Knowledge knowledge, FactCatalogue catalogue, String guidelineId) {
        Guideline chosen = knowledge.guidelines().get(guidelineId);
        if (chosen == null) {
            throw new IllegalArgumentException(
                    "There is no guideline '" + guidelineId + "'; set bonewise.guideline to one of "
                            + knowledge.guidelines().keySet().stream().sorted().toList());
        }
        this.knowledge = knowledge;
        this.catalogue = catalogue;
        this.guideline = chosen;
        this.inQuestion = chosen.rules().stream()
                .flatMap(rule -> rule.regimens().stream())
                .distinct()
                .toList();
    }

    /** Assesses one patient at the moment of the record. */
    public Assessment assess(PatientRecord record) {
        EvaluatedFacts facts = new EvaluatedFacts(catalogue, knowledge, record, inQuestion);
        return new Deliberation(knowledge, guideline, facts).conclude();
    }
}
