package org.bonewise.cases;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessor;
import org.bonewise.guideline.Recollection;
import org.bonewise.guideline.RuleModes;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.KnowledgeLoader;
import org.bonewise.patient.PatientRecord;

/** Brings cases before the rules that are shipped, at one fixed moment. */
final class Cases {

    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-22T09:00:00+01:00[Europe/Copenhagen]");
    static final LocalDate TODAY = NOW.toLocalDate();

    private static final Knowledge KNOWLEDGE = new KnowledgeLoader(
                    FhirContexts.r4(),
                    FactDefinitions.catalogue().declarations(),
                    FactParameters.NAMES,
                    FactWindows.ITEMS)
            .load(Path.of("fhir-profiles"));
    private static final Map<String, Assessor> ASSESSORS = new ConcurrentHashMap<>();

    private Cases() {}

    /** The artefacts that are shipped. */
    static Knowledge knowledge() {
        return KNOWLEDGE;
    }

    /** The record of the case's patient. */
    static CaseRecord record(ClinicalCase one) {
        return new CaseRecord(CaseTables.patient(one.base(), one.patient()), CaseTables.words());
    }

    /** Decides the case. */
    static Assessment assess(ClinicalCase one) {
        CaseRecord given = record(one);
        Assessor assessor = ASSESSORS.computeIfAbsent(
                one.guideline(), guideline -> new Assessor(KNOWLEDGE, FactDefinitions.catalogue(), guideline));
        return assess(one, given, KNOWLEDGE, assessor);
    }

    /** Decides the case by some state of the artefacts. */
    static Assessment assess(ClinicalCase one, CaseRecord given, Knowledge knowledge, Assessor assessor) {
        if (!CaseMemory.isIn(one.patient())) {
            return assess(given, knowledge, assessor, Recollection.NOTHING);
        }
        CaseRecord whenTold = one.patient().has(CaseMemory.SINCE)
                ? new CaseRecord(CaseTables.patientWhenTold(one.base(), one.patient()), CaseTables.words())
                : given;
        Assessment first = assess(whenTold, knowledge, assessor, Recollection.NOTHING);
        return assess(given, knowledge, assessor, CaseMemory.of(one.patient(), given.hook(), knowledge, first));
    }

    private static Assessment assess(
            CaseRecord given, Knowledge knowledge, Assessor assessor, Recollection recollection) {
        PatientRecord record = new PatientRecord(given.data(), knowledge.codes(), NOW);
        return assessor.assess(record, RuleModes.EVERY_CLIENT, given.occasion(), recollection);
    }
}
