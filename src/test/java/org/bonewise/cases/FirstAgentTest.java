package org.bonewise.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.guideline.Assessor;
import org.bonewise.knowledge.Formulary;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.KnowledgeLoader;
import org.bonewise.knowledge.Site;
import org.bonewise.patient.PatientRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which agent comes first in hypercalcaemia where the hospital has no zoledronic acid. */
class FirstAgentTest {

    private static final Knowledge WITHOUT_ZOLEDRONIC_ACID = new KnowledgeLoader(
                    FhirContexts.r4(),
                    FactDefinitions.catalogue().declarations(),
                    FactParameters.NAMES,
                    FactWindows.ITEMS)
            .load(
                    Path.of("fhir-profiles"),
                    new Site(
                            new Formulary(Map.of(
                                    "zoledronic-acid-4mg-hypercalcaemia", new Formulary.Entry(false, null, null))),
                            Site.NONE.isUnit()));

    private static List<String> preferred(String guideline) {
        CaseRecord record = new CaseRecord(
                CaseTables.patient("hypercalcaemia-patient", JsonNodeFactory.instance.objectNode()),
                CaseTables.words());
        Assessor assessor = new Assessor(WITHOUT_ZOLEDRONIC_ACID, FactDefinitions.catalogue(), guideline);
        return new Decided(assessor.assess(
                        new PatientRecord(record.data(), WITHOUT_ZOLEDRONIC_ACID.codes(), Cases.NOW, record.drafts())))
                .preferred();
    }

    @Test
    void underCscoIbandronateComesNext() {
        assertThat(preferred("csco")).containsExactly("ibandronate");
    }

    @Test
    void underEsmoNoneIsPreferred() {
        assertThat(preferred("esmo")).isEmpty();
    }
}
