package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Kind.DECIMAL;
import static org.bonewise.knowledge.FactDeclaration.Kind.WORDS;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.FactDeclaration.Kind;
import org.bonewise.knowledge.FactDeclaration.Scope;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/** What the artefact of the regimen under judgement says of it. */
public final class CandidateFacts implements FactDefinition {

    private static final String PURPOSE = "candidatePurpose";
    private static final Map<String, Function<Regimen, @Nullable String>> WORD_FACTS = Map.of(
            "candidateAgent", Regimen::agent,
            "candidateClass", Regimen::agentClass,
            "candidateProduct", Regimen::product);
    private static final Map<String, Function<Regimen, @Nullable BigDecimal>> NUMBER_FACTS = Map.of(
            "candidateMinimumClearance", Regimen::minimumClearance,
            "candidateIntervalDays", regimen -> decimal(regimen.intervalDays()),
            "candidateShortestIntervalDays", regimen -> decimal(regimen.shortestIntervalDays()),
            "candidateOnScheduleUntilDays", regimen -> decimal(regimen.onScheduleUntilDays()));

    private static final Map<String, String> CLEARANCE_FACTS = Map.of(
            "candidateDoseMgActualWeight", "creatinineClearance",
            "candidateDoseMgAdjustedWeight", "adjustedClearance");

    private static @Nullable BigDecimal decimal(OptionalInt value) {
        return value.isPresent() ? BigDecimal.valueOf(value.getAsInt()) : null;
    }

    @Override
    public List<FactDeclaration> declarations() {
        return List.of(
                declaration("candidateAgent", WORDS, null, "Substance of the regimen under judgement"),
                declaration("candidateClass", WORDS, null, "bisphosphonate or rankl-inhibitor"),
                declaration("candidateProduct", WORDS, null, "Tells the products of one agent apart"),
                declaration(PURPOSE, WORDS, null, "What the regimen is for; several words while that is open"),
                declaration("candidateMinimumClearance", DECIMAL, "mL/min", "Least clearance of the product"),
                declaration("candidateIntervalDays", DECIMAL, "d", "Planned days between doses"),
                declaration("candidateShortestIntervalDays", DECIMAL, "d", "Below this a dose is too early"),
                declaration("candidateOnScheduleUntilDays", DECIMAL, "d", "Above this a dose is overdue"),
                declaration(
                        "candidateDoseMgActualWeight", DECIMAL, "mg", "Dose at the clearance with actual body weight"),
                declaration(
                        "candidateDoseMgAdjustedWeight",
                        DECIMAL,
                        "mg",
                        "Dose at the clearance with adjusted body weight"));
    }

    private static FactDeclaration declaration(String name, Kind kind, @Nullable String unit, String description) {
        return new FactDeclaration(name, kind, unit, Scope.CANDIDATE, description + "; from its artefact.");
    }

    @Override
    public Fact derive(FactDeclaration declaration, FactContext context) {
        FactBuilder fact = FactBuilder.of(declaration);
        Candidate candidate = context.candidate();
        if (candidate == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        if (PURPOSE.equals(declaration.name())) {
            return candidate.purposes().isEmpty()
                    ? fact.unknown(UnknownReason.NOT_APPLICABLE)
                    : fact.words(candidate.purposes());
        }
        String clearance = CLEARANCE_FACTS.get(declaration.name());
        if (clearance != null) {
            return context.doseMg(clearance)
                    .map(dose -> fact.number(Interval.exactly(dose)))
                    .orElseGet(() -> fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN));
        }
        Function<Regimen, @Nullable String> word = WORD_FACTS.get(declaration.name());
        if (word != null) {
            String value = word.apply(candidate.regimen());
            return value == null ? fact.unknown(UnknownReason.NOT_APPLICABLE) : fact.word(value);
        }
        Function<Regimen, @Nullable BigDecimal> number = NUMBER_FACTS.get(declaration.name());
        BigDecimal value = number == null ? null : number.apply(candidate.regimen());
        return value == null ? fact.unknown(UnknownReason.NOT_APPLICABLE) : fact.number(Interval.exactly(value));
    }
}
