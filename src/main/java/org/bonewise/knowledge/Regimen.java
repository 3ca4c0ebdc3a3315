package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.Dosage;
import org.jspecify.annotations.Nullable;

/**
 * An agent with dose, route, interval and purpose, or a companion order (laboratory test, supplement, referral): one
 * ActivityDefinition.
 *
 * @param id id of the artefact
 * @param url canonical address
 * @param file where it stands, for messages
 * @param definition the artefact itself
 * @param agent for example {@code denosumab}; {@code null} for a companion
 * @param agentClass {@code bisphosphonate} or {@code rankl-inhibitor}
 * @param product tells the products of one agent apart, for example {@code denosumab-120mg}
 * @param purposes what a bone-modifying regimen may be for, for example {@code bone-metastases}; of a companion one of the
 *     words of our companion-purpose CodeSystem
 * @param minimumClearance least creatinine clearance in mL/min at which the product may be given
 * @param maximumDoseMg label maximum of one dose, mg
 * @param intervalDays planned days between doses
 * @param shortestIntervalDays days since the last dose of the product below which a dose is too early
 * @param onScheduleUntilDays days since the last dose of the product above which the next is overdue
 * @param freshness how old what is needed for a dose may be
 * @param groups codes by which an order already placed for the same thing, or a medicine that does the same, is
 *     recognised; the first tells companions of the same kind
 * @param dynamicValues expressions by element path, for example the dose
 * @param available whether the hospital has it: what it has not is judged, never suggested
 */
public record Regimen(
        String id,
        String url,
        String file,
        ActivityDefinition definition,
        @Nullable String agent,
        @Nullable String agentClass,
        @Nullable String product,
        List<String> purposes,
        @Nullable BigDecimal minimumClearance,
        @Nullable BigDecimal maximumDoseMg,
        OptionalInt intervalDays,
        OptionalInt shortestIntervalDays,
        OptionalInt onScheduleUntilDays,
        List<Freshness> freshness,
        List<ConceptGroup> groups,
        Map<String, ParsedExpression> dynamicValues,
        boolean available) {

    /** Element of the drafted order that a dose expression fills. */
    public static final String DOSE_PATH = "dosageInstruction[0].doseAndRate[0].dose";

    /** One that the hospital has. */
    public Regimen(
            String id,
            String url,
            String file,
            ActivityDefinition definition,
            @Nullable String agent,
            @Nullable String agentClass,
            @Nullable String product,
            List<String> purposes,
            @Nullable BigDecimal minimumClearance,
            @Nullable BigDecimal maximumDoseMg,
            OptionalInt intervalDays,
            OptionalInt shortestIntervalDays,
            OptionalInt onScheduleUntilDays,
            List<Freshness> freshness,
            List<ConceptGroup> groups,
            Map<String, ParsedExpression> dynamicValues) {
        this(
                id,
                url,
                file,
                definition,
                agent,
                agentClass,
                product,
                purposes,
                minimumClearance,
                maximumDoseMg,
                intervalDays,
                shortestIntervalDays,
                onScheduleUntilDays,
                freshness,
                groups,
                dynamicValues,
                true);
    }

    /** The same as a hospital has it. */
    Regimen as(ActivityDefinition ordered, boolean isAvailable) {
        return new Regimen(
                id,
                url,
                file,
                ordered,
                agent,
                agentClass,
                product,
                purposes,
                minimumClearance,
                maximumDoseMg,
                intervalDays,
                shortestIntervalDays,
                onScheduleUntilDays,
                freshness,
                groups,
                dynamicValues,
                isAvailable);
    }

    /** Every amount of one dose that the artefact can order, in mg: a fixed one, or those its expression chooses between. */
    public List<BigDecimal> doses() {
        Stream<BigDecimal> fixed = definition.getDosage().stream()
                .flatMap(dosage -> dosage.getDoseAndRate().stream())
                .filter(Dosage.DosageDoseAndRateComponent::hasDoseQuantity)
                .map(dose -> dose.getDoseQuantity().getValue());
        ParsedExpression expression = dynamicValues.get(DOSE_PATH);
        Stream<BigDecimal> chosen = expression == null ? Stream.empty() : expression.amounts().stream();
        return Stream.concat(fixed, chosen).toList();
    }

    /** The one guideline under which a course or an order is read as this; {@code null} for one of all guidelines. */
    public @Nullable String onlyUnder() {
        return Extensions.text(definition.getExtension(), "only-under");
    }

    /** Whether this is a bone-modifying agent, not a companion order. */
    public boolean isBoneModifyingAgent() {
        return agent != null;
    }
}
