package org.bonewise.patient;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.CodeMatch;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The Conditions of a record. Their category is not looked at. */
public final class Diagnoses {

    private static final Set<String> DROPPED = Set.of("entered-in-error", "refuted");
    private static final Set<String> SUSPECTED = Set.of("provisional", "differential", "unconfirmed");
    private static final Set<String> YEARS = Set.of("a", "y", "yr", "year", "years");
    private static final Set<String> OVER = Set.of("inactive", "resolved");

    private final CodeGroups codes;
    private final LocalDate today;
    private final @Nullable DateRange birth;
    private final List<Diagnosis> all;

    Diagnoses(PatientRecord record) {
        codes = record.codes();
        today = record.today();
        birth = record.patient()
                .map(Patient::getBirthDateElement)
                .map(Dates::read)
                .orElse(null);
        all = record.allWithDrafts(Condition.class).stream()
                .filter(condition -> !hasStatus(condition.getVerificationStatus(), DROPPED))
                .map(this::read)
                .toList();
    }

    /** Every one that counts. */
    public List<Diagnosis> all() {
        return all;
    }

    /** Those whose code says surely that they belong to one of {@code groups}. */
    public List<Diagnosis> of(ConceptGroup... groups) {
        return all.stream()
                .filter(one -> codes.inAny(List.of(groups), one.code()))
                .toList();
    }

    /** Confirmed ones of {@code groups} that are there today. */
    public List<Diagnosis> current(ConceptGroup... groups) {
        return of(groups).stream().filter(Diagnosis::isCurrent).toList();
    }

    /**
     * Those that only raise a question about {@code group} and are not over: by a code that is not specific, or surely but
     * not confirmed.
     */
    public List<Diagnosis> doubtful(ConceptGroup group) {
        return all.stream()
                .filter(one -> one.course() != Diagnosis.Course.PAST)
                .filter(one -> switch (codes.match(group, one.code())) {
                    case NONE -> false;
                    case WEAK -> true;
                    case SURE -> !one.confirmed();
                })
                .toList();
    }

    /** How surely one of the body sites of {@code diagnosis} is in {@code group}. */
    public CodeMatch bodySite(ConceptGroup group, Diagnosis diagnosis) {
        return diagnosis.resource().getBodySite().stream()
                .map(site -> codes.match(group, site))
                .max(CodeMatch::compareTo)
                .orElse(CodeMatch.NONE);
    }

    private Diagnosis read(Condition condition) {
        DateRange date = date(condition);
        CodeableConcept code = condition.getCode();
        return new Diagnosis(
                condition,
                code,
                !hasStatus(condition.getVerificationStatus(), SUSPECTED),
                course(condition),
                date,
                Sources.of(condition, Sources.words(code), date));
    }

    private Diagnosis.Course course(Condition condition) {
        if (hasStatus(condition.getClinicalStatus(), Set.of("remission"))
                || codes.in(ConceptGroup.MYELOMA_IN_REMISSION, condition.getCode())) {
            return hasStatus(condition.getClinicalStatus(), OVER) ? Diagnosis.Course.PAST : Diagnosis.Course.REMISSION;
        }
        boolean over = hasStatus(condition.getClinicalStatus(), OVER) || isAbated(condition.getAbatement());
        return over ? Diagnosis.Course.PAST : Diagnosis.Course.CURRENT;
    }

    private boolean isAbated(@Nullable Type abatement) {
        if (abatement instanceof Period || abatement instanceof BaseDateTimeType) {
            DateRange when = Dates.end(abatement);
            return when != null && !when.earliest().isAfter(today);
        }
        return abatement != null && !abatement.isEmpty();
    }

    private @Nullable DateRange date(Condition condition) {
        Type onset = condition.getOnset();
        DateRange date = onset instanceof Age age ? atAge(age) : Dates.start(onset);
        return date == null ? Dates.read(condition.getRecordedDateElement()) : date;
    }

    private static final BigDecimal OLDEST = BigDecimal.valueOf(150);

    private @Nullable DateRange atAge(Age age) {
        boolean years = "a".equals(age.getCode()) || YEARS.contains(String.valueOf(age.getUnit()));
        if (birth == null || age.getValue() == null || !years || age.getValue().compareTo(OLDEST) > 0) {
            return null;
        }
        int whole = age.getValue().intValue();
        return new DateRange(
                birth.earliest().plusYears(whole),
                birth.latest().plusYears(whole + 1L).minusDays(1));
    }

    private static boolean hasStatus(CodeableConcept status, Set<String> wanted) {
        return status.getCoding().stream()
                .map(Coding::getCode)
                .anyMatch(code -> code != null && wanted.contains(code.toLowerCase(Locale.ROOT)));
    }
}
