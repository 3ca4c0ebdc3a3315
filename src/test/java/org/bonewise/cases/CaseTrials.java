package org.bonewise.cases;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.guideline.Assessor;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.patient.PatientRecord;
import tools.jackson.databind.JsonNode;

/** Tries the cases on changed artefacts. */
public final class CaseTrials {

    private static final Map<String, ClinicalCase> CASES = byId();

    /** Reading resources writes to them at times, so each thread has its own. */
    private static final ThreadLocal<Map<String, CaseRecord>> RECORDS = ThreadLocal.withInitial(HashMap::new);

    private static final Map<String, Set<String>> RULES = new ConcurrentHashMap<>();

    private final Knowledge knowledge;
    private final Map<String, Assessor> assessors = new HashMap<>();

    /** Makes trials of one state of the artefacts, for one thread. */
    public CaseTrials(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    private static Map<String, ClinicalCase> byId() {
        Map<String, ClinicalCase> cases = new LinkedHashMap<>();
        CaseTables.all().forEach(one -> cases.put(one.id(), one));
        return cases;
    }

    /** The ids of all cases, in the order of the tables. */
    public static Set<String> ids() {
        return CASES.keySet();
    }

    /** The rules that a case is about or expects to speak. */
    public static Set<String> rules(String id) {
        return RULES.computeIfAbsent(id, _ -> {
            ClinicalCase one = named(id);
            Set<String> rules = new TreeSet<>(one.rules());
            rules.addAll(one.expect().speaking());
            rules.addAll(one.expect().silent());
            return Set.copyOf(rules);
        });
    }

    /** All that decides whether the case passes, apart from rules and code: equal as long as the case is the same. */
    public static String content(String id) {
        ClinicalCase one = named(id);
        JsonNode patient = CaseTables.patient(one.base(), one.patient());
        return String.join(
                "\n",
                one.guideline(),
                one.rules().toString(),
                patient.toString(),
                one.expect().toString());
    }

    private static ClinicalCase named(String id) {
        return Optional.ofNullable(CASES.get(id))
                .orElseThrow(() -> new IllegalArgumentException("No such case: " + id));
    }

    /** What is wrong when the case is decided by these artefacts; empty when it is decided as expected. */
    public Optional<String> failure(String id) {
        ClinicalCase one = named(id);
        CaseRecord given = RECORDS.get().computeIfAbsent(id, _ -> Cases.record(one));
        try {
            Assessor assessor = assessors.computeIfAbsent(
                    one.guideline(), guideline -> new Assessor(knowledge, FactDefinitions.catalogue(), guideline));
            PatientRecord record = new PatientRecord(given.data(), knowledge.codes(), Cases.NOW, given.drafts());
            CaseCheck.check(one, new Decided(assessor.assess(record)));
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
