package org.bonewise.cases;

import ca.uhn.fhir.util.FhirTerser;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.guideline.Assessor;
import org.bonewise.knowledge.Knowledge;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;

/** Tries the cases on changed artefacts. */
public final class CaseTrials {

    private static final Map<String, ClinicalCase> CASES = byId();

    /** Reading resources writes to them at times, so each thread has its own. */
    private static final ThreadLocal<Map<String, CaseRecord>> RECORDS = ThreadLocal.withInitial(HashMap::new);

    private static final Map<String, Set<String>> RULES = new ConcurrentHashMap<>();
    private static final Map<String, NavigableSet<Integer>> AGES = new ConcurrentHashMap<>();
    private static final FhirTerser TERSER = FhirContexts.r4().newTerser();

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

    /** How many days ago, or hence (below 0), anything on record or in the hook may have been: each day of each date. */
    public static NavigableSet<Integer> ages(String id) {
        return AGES.computeIfAbsent(id, _ -> {
            CaseRecord record = Cases.record(named(id));
            NavigableSet<Integer> ages = new TreeSet<>();
            Stream.of(record.resources(), record.drafts(), record.bookings())
                    .flatMap(List::stream)
                    .flatMap(resource -> dates(resource))
                    .forEach(date -> ages.addAll(days(date)));
            return ages;
        });
    }

    private static Stream<BaseDateTimeType> dates(Resource resource) {
        return TERSER.getAllPopulatedChildElementsOfType(resource, BaseDateTimeType.class).stream();
    }

    private static List<Integer> days(BaseDateTimeType date) {
        String text = date.getValueAsString();
        LocalDate first = LocalDate.parse((text + "-01-01").substring(0, 10));
        LocalDate last =
                switch (date.getPrecision()) {
                    case YEAR -> first.plusYears(1);
                    case MONTH -> first.plusMonths(1);
                    default -> first.plusDays(1);
                };
        return first.datesUntil(last)
                .map(day -> Math.toIntExact(ChronoUnit.DAYS.between(day, Cases.TODAY)))
                .toList();
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
            CaseCheck.check(one, new Decided(Cases.assess(one, given, knowledge, assessor)));
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
