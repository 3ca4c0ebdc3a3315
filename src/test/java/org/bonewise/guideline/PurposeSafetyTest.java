package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What osteonecrosis of the jaw and the like mean depends on the purpose; while that is open the worse outcome counts. */
class PurposeSafetyTest {

    private static final Knowledge KNOWLEDGE = Chart.SHIPPED;
    private static final String BONEWISE = "https://bonewise.github.io/fhir/CodeSystem/bonewise";
    private static final String SNOMED = "http://snomed.info/sct";

    @ParameterizedTest
    @CsvSource({
        "bone-metastases, HOLD, CAUTION, HOLD, HOLD",
        "myeloma, HOLD, CAUTION, HOLD, HOLD",
        "radium-223, HOLD, CAUTION, HOLD, HOLD",
        "giant-cell-tumour, HOLD, CAUTION, HOLD, HOLD",
        "hypercalcaemia, CAUTION, CAUTION, CAUTION, OK",
        "adjuvant, CONTRAINDICATED, HOLD, CONTRAINDICATED, HOLD",
        "bone-loss, CONTRAINDICATED, HOLD, CONTRAINDICATED, HOLD",
        "osteoporosis, CONTRAINDICATED, HOLD, CONTRAINDICATED, HOLD",
        "bone-metastases myeloma, HOLD, CAUTION, HOLD, HOLD",
        "bone-metastases hypercalcaemia, HOLD, CAUTION, HOLD, HOLD",
        "bone-metastases osteoporosis, CONTRAINDICATED, HOLD, CONTRAINDICATED, HOLD",
        "hypercalcaemia adjuvant, CONTRAINDICATED, HOLD, CONTRAINDICATED, HOLD",
    })
    void byPurpose(
            String purposes, SafetyStatus jaw, SafetyStatus healedJaw, SafetyStatus fracture, SafetyStatus ulcer) {
        assertThat(status("SAF-13", purposes, condition(BONEWISE, "mronj", "active")))
                .isEqualTo(jaw);
        assertThat(status("SAF-14", purposes, condition(BONEWISE, "mronj", "resolved")))
                .isEqualTo(healedJaw);
        assertThat(status("SAF-15", purposes, condition(SNOMED, "890095006", "resolved")))
                .isEqualTo(fracture);
        assertThat(status("SAF-11", purposes, condition(SNOMED, "26284000", "active")))
                .isEqualTo(ulcer);
    }

    private static SafetyStatus status(String rule, String purposes, Resource condition) {
        PatientData data = new PatientData("p", List.of(patient(), condition), Set.of("Condition"), List.of());
        PatientRecord record = new PatientRecord(data, KNOWLEDGE.codes(), Chart.NOW);
        EvaluatedFacts facts = new EvaluatedFacts(
                        FactDefinitions.catalogue(), KNOWLEDGE, record, KNOWLEDGE.boneModifyingRegimens())
                .forCandidate(new Candidate(denosumab(List.of(purposes.split(" "))), null, null));
        List<RuleFinding> findings = new SafetyEvaluator(
                        new RuleEvaluator(KNOWLEDGE.engine()),
                        KNOWLEDGE.safety().stream()
                                .filter(one -> one.id().equals(rule))
                                .toList())
                .judge(facts, "denosumab", true);
        return SafetyEvaluator.worst(findings);
    }

    private static Regimen denosumab(List<String> purposes) {
        Regimen shipped = KNOWLEDGE.boneModifyingRegimens().stream()
                .filter(regimen -> regimen.id().equals(Judged.DENOSUMAB))
                .findFirst()
                .orElseThrow();
        return new Regimen(
                shipped.id(),
                shipped.url(),
                shipped.file(),
                shipped.definition(),
                shipped.agent(),
                shipped.agentClass(),
                shipped.product(),
                purposes,
                shipped.minimumClearance(),
                shipped.maximumDoseMg(),
                shipped.intervalDays(),
                shipped.shortestIntervalDays(),
                shipped.onScheduleUntilDays(),
                shipped.freshness(),
                shipped.groups(),
                shipped.dynamicValues());
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.setId("p");
        return patient;
    }

    private static Condition condition(String system, String code, String clinical) {
        Condition condition = Chart.condition(system, code);
        condition
                .getClinicalStatus()
                .getCodingFirstRep()
                .setSystem("http://terminology.hl7.org/CodeSystem/condition-clinical")
                .setCode(clinical);
        return condition;
    }
}
