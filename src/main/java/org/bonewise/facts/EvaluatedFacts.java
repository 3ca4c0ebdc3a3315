package org.bonewise.facts;

import ca.uhn.fhir.fhirpath.IFhirPath;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bonewise.knowledge.ExpressionException;
import org.bonewise.knowledge.FactValues;
import org.bonewise.knowledge.Freshness;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Outcome;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.Interval;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The facts of one patient, derived when first asked, each once; about the patient alone or seen with one candidate's
 * windows. Not for use by several threads at once.
 */
public final class EvaluatedFacts implements FactContext, FactValues {

    private static final Logger LOG = LoggerFactory.getLogger(EvaluatedFacts.class);

    /** The fact that dose expressions of artefacts go by. */
    private static final String DOSE_CLEARANCE = "doseClearance";

    private final FactCatalogue catalogue;
    private final Knowledge knowledge;
    private final PatientRecord record;
    private final List<Regimen> inQuestion;
    private final @Nullable Candidate candidate;
    private final @Nullable EvaluatedFacts patientFacts;
    private final Map<String, Fact> derived = new HashMap<>();
    private final Set<String> deriving = new HashSet<>();
    private final IdentityHashMap<IFhirPath.IParsedExpression, Set<Outcome>> settled = new IdentityHashMap<>();
    /** Whether a fact asked for by the one that is being derived failed. */
    private boolean failureSeen;

    /**
     * Facts about the patient alone.
     *
     * @param inQuestion regimens whose widest windows count while no candidate is under judgement
     */
    public EvaluatedFacts(
            FactCatalogue catalogue, Knowledge knowledge, PatientRecord record, List<Regimen> inQuestion) {
        this(catalogue, knowledge, record, inQuestion, null, null);
    }

    private EvaluatedFacts(
            FactCatalogue catalogue,
            Knowledge knowledge,
            PatientRecord record,
            List<Regimen> inQuestion,
            @Nullable Candidate candidate,
            @Nullable EvaluatedFacts patientFacts) {
        this.catalogue = catalogue;
        this.knowledge = knowledge;
        this.record = record;
        this.inQuestion = List.copyOf(inQuestion);
        this.candidate = candidate;
        this.patientFacts = patientFacts;
    }

    /** The same patient's facts, with the widest windows of these regimens only. */
    public EvaluatedFacts inQuestion(List<Regimen> regimens) {
        return new EvaluatedFacts(catalogue, knowledge, record, regimens);
    }

    /** The facts of another state of the same patient's record. */
    public EvaluatedFacts of(PatientRecord other) {
        return new EvaluatedFacts(catalogue, knowledge, other, inQuestion);
    }

    /** The same patient's facts seen with a candidate. */
    public EvaluatedFacts forCandidate(Candidate regimen) {
        return new EvaluatedFacts(catalogue, knowledge, record, inQuestion, regimen, this);
    }

    @Override
    public PatientRecord record() {
        return record;
    }

    @Override
    public @Nullable Candidate candidate() {
        return candidate;
    }

    /** A fact that cannot be worked out because of a fault is unknown, and so are those that need it; the others stand. */
    @Override
    public Fact fact(String name) {
        Fact fact = derivedOnce(name);
        failureSeen |= fact.reason() == UnknownReason.FAILED;
        return fact;
    }

    private Fact derivedOnce(String name) {
        if (patientFacts != null && catalogue.isAboutPatientAlone(name)) {
            return patientFacts.fact(name);
        }
        Fact known = derived.get(name);
        if (known != null) {
            return known;
        }
        if (!deriving.add(name)) {
            throw new IllegalStateException("Fact " + name + " is derived from itself");
        }
        boolean seenBefore = failureSeen;
        failureSeen = false;
        try {
            Fact fact = catalogue.derive(name, this);
            return kept(name, failureSeen && !fact.isKnown() ? catalogue.failed(name) : fact);
        } catch (RuntimeException e) {
            // The message may quote the record.
            LOG.error(
                    "Fact {} not worked out, taken as unknown: {}",
                    name,
                    e.getClass().getName());
            return kept(name, catalogue.failed(name));
        } finally {
            failureSeen = seenBefore;
            deriving.remove(name);
        }
    }

    private Fact kept(String name, Fact fact) {
        derived.put(name, fact);
        return fact;
    }

    /** The facts derived so far, in the order of their names; with a candidate those that depend on it only. */
    public List<Fact> asked() {
        return derived.values().stream()
                .sorted(Comparator.comparing(Fact::name))
                .toList();
    }

    /**
     * The outcomes that a condition can have by these facts, worked out once: one that asks for facts about the patient alone has
     * the same for every candidate.
     *
     * @throws ExpressionException when the engine fails on it, which the lint should have found
     */
    public Set<Outcome> outcomes(ParsedExpression condition) {
        Set<String> names = knowledge.engine().facts(condition);
        if (patientFacts != null && names.stream().allMatch(catalogue::isAboutPatientAlone)) {
            return patientFacts.outcomes(condition);
        }
        Set<Outcome> known = settled.get(condition.parsed());
        if (known == null) {
            known = knowledge.engine().outcomes(condition, this);
            settled.put(condition.parsed(), known);
        }
        return known;
    }

    @Override
    public OptionalInt window(String item) {
        if (!FactWindows.ITEMS.contains(item)) {
            throw new IllegalStateException("The start does not see to it that there is a window of " + item);
        }
        OptionalInt ofProduct = candidate == null ? widest(item) : inForce(candidate.regimen(), item);
        return ofProduct.isPresent() ? ofProduct : knowledge.windows().days(item);
    }

    private OptionalInt widest(String item) {
        return inQuestion.stream()
                .flatMap(regimen -> regimen.freshness().stream())
                .filter(entry -> entry.item().equals(item))
                .mapToInt(Freshness::days)
                .max();
    }

    private OptionalInt inForce(Regimen regimen, String item) {
        return regimen.freshness().stream()
                .filter(entry -> entry.item().equals(item))
                .filter(this::applies)
                .mapToInt(Freshness::days)
                .findFirst();
    }

    private boolean applies(Freshness entry) {
        return entry.when() == null || mayHold(entry.when());
    }

    /**
     * A window for a case counts as soon as the case is possible by what is known: a value that is known only as a range must
     * not be judged more leniently than some value in it. What is not known at all does not call for it.
     */
    private boolean mayHold(ParsedExpression when) {
        try {
            // What failed must reach the fact that is being derived also when the case has been judged before.
            knowledge.engine().facts(when).forEach(this::fact);
            return outcomes(when).contains(Outcome.TRUE);
        } catch (ExpressionException e) {
            LOG.error("Case of a window not evaluated, taken to apply: {}", e.getMessage());
            return true;
        }
    }

    @Override
    public @Nullable PlausibleRange plausible(String item) {
        return knowledge.plausible().get(item);
    }

    @Override
    public BigDecimal parameter(String name) {
        BigDecimal value = knowledge.parameters().get(name);
        if (value == null || !FactParameters.NAMES.contains(name)) {
            throw new IllegalStateException("The artefacts set no parameter " + name);
        }
        return value;
    }

    @Override
    public Optional<BigDecimal> doseMg(String clearanceFact) {
        ParsedExpression dose =
                candidate == null ? null : candidate.regimen().dynamicValues().get(Regimen.DOSE_PATH);
        return dose == null
                ? Optional.empty()
                : quantity(dose, name -> value(DOSE_CLEARANCE.equals(name) ? clearanceFact : name));
    }

    private Optional<BigDecimal> quantity(ParsedExpression dose, FactValues values) {
        try {
            return knowledge.engine().quantity(dose, values).map(Quantity::getValue);
        } catch (ExpressionException e) {
            LOG.error("Dose not worked out, taken as unknown: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public List<Regimen> regimens() {
        return knowledge.boneModifyingRegimens();
    }

    @Override
    public Possible value(String name) {
        Fact fact = fact(name);
        FactValue value = fact.value();
        if (!fact.isKnown() || value == null) {
            return UNKNOWN;
        }
        return switch (value) {
            case FactValue.Flag(boolean flag) -> new Possible.Exactly(List.of(new BooleanType(flag)));
            case FactValue.Decimal(Interval interval) -> number(interval);
            case FactValue.Words(List<String> words) -> words(words);
        };
    }

    /**
     * Whether the fact is yes or no and the record speaks of it, but not exactly enough to tell which: a date or an age that
     * lies on both sides of a limit. As against one of which nothing is recorded.
     */
    public boolean isYesOrNo(String name) {
        return catalogue.isFlag(name) && fact(name).reason() == UnknownReason.NOT_EXACT;
    }

    private static Possible number(Interval interval) {
        return interval.isExact()
                ? new Possible.Exactly(List.of(new DecimalType(interval.exact())))
                : new Possible.Between(
                        interval.low(), interval.lowIncluded(), interval.high(), interval.highIncluded());
    }

    private static Possible words(List<String> words) {
        List<IBase> values = words.stream().<IBase>map(StringType::new).toList();
        return values.size() == 1 ? new Possible.Exactly(values) : new Possible.OneOf(values);
    }
}
