package org.bonewise.mutation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext.ConstantEvaluationMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.ShippedParts;
import org.hl7.fhir.instance.model.api.IBase;
import org.jspecify.annotations.Nullable;

/**
 * The situations in which the cases bring each expression: the facts, what it yields by them, and in which cases. A changed
 * expression that yields the same in all situations of a case cannot change what is decided of it.
 */
final class Situations {

    private record Situation(Map<String, List<IBase>> facts, String outcome, Set<String> cases) {}

    private final ShippedParts parts;
    private final IdentityHashMap<IFhirPath.IParsedExpression, ParsedExpression> expressions = new IdentityHashMap<>();
    private final IdentityHashMap<ParsedExpression, Map<String, Situation>> situations = new IdentityHashMap<>();
    private String current = "";

    /**
     * Begins to listen.
     *
     * @param all the expressions to listen to
     */
    Situations(ShippedParts parts, Iterable<ParsedExpression> all) {
        this.parts = parts;
        all.forEach(expression -> expressions.put(expression.parsed(), expression));
    }

    /** What is evaluated from now on belongs to this case. */
    void begin(String id) {
        current = id;
    }

    /** A context whose FHIRPath engine is listened to. */
    FhirContext context() {
        return new FhirContext(FhirVersionEnum.R4) {
            @Override
            public IFhirPath newFhirPath() {
                return new Listening(FhirContexts.r4().newFhirPath());
            }
        };
    }

    /**
     * The cases in which the changed expression yields something else, or may lead to other questions.
     *
     * @param changed {@code null} when the condition is left out, which is as if it were true
     */
    Set<String> noticing(ParsedExpression original, @Nullable ParsedExpression changed) {
        boolean sameFacts = changed != null && parts.facts(changed).equals(parts.facts(original));
        Set<String> cases = new HashSet<>();
        for (Situation situation : situations.getOrDefault(original, Map.of()).values()) {
            boolean open = situation.facts().values().stream().anyMatch(List::isEmpty);
            if ((open && !sameFacts)
                    || !(changed == null ? "true" : parts.outcome(changed, situation.facts()))
                            .equals(situation.outcome())) {
                cases.addAll(situation.cases());
            }
        }
        return cases;
    }

    private final class Listening implements IFhirPath {
        private final IFhirPath engine;
        private @Nullable IFhirPathEvaluationContext constants;

        Listening(IFhirPath engine) {
            this.engine = engine;
        }

        @Override
        public <T extends IBase> List<T> evaluate(IBase base, IParsedExpression parsed, Class<T> type) {
            List<T> result = engine.evaluate(base, parsed, type);
            ParsedExpression expression = expressions.get(parsed);
            if (expression != null) {
                note(expression, facts(expression), ShippedParts.text(result));
            }
            return result;
        }

        private Map<String, List<IBase>> facts(ParsedExpression expression) {
            Map<String, List<IBase>> facts = new LinkedHashMap<>();
            for (String name : parts.facts(expression)) {
                facts.put(
                        name,
                        java.util.Objects.requireNonNull(constants)
                                .resolveConstant(null, name, ConstantEvaluationMode.EXPLICIT));
            }
            return facts;
        }

        private void note(ParsedExpression expression, Map<String, List<IBase>> facts, String outcome) {
            StringBuilder key = new StringBuilder();
            facts.values().forEach(value -> key.append(ShippedParts.text(value)).append(';'));
            situations
                    .computeIfAbsent(expression, _ -> new HashMap<>())
                    .computeIfAbsent(key.toString(), _ -> new Situation(facts, outcome, new HashSet<>()))
                    .cases()
                    .add(current);
        }

        @Override
        public void setEvaluationContext(IFhirPathEvaluationContext context) {
            constants = context;
            engine.setEvaluationContext(context);
        }

        @Override
        public IParsedExpression parse(String expression) throws Exception {
            return engine.parse(expression);
        }

        @Override
        public <T extends IBase> List<T> evaluate(IBase base, String path, Class<T> type) {
            return engine.evaluate(base, path, type);
        }

        @Override
        public <T extends IBase> Optional<T> evaluateFirst(IBase base, String path, Class<T> type) {
            return engine.evaluateFirst(base, path, type);
        }

        @Override
        public <T extends IBase> Optional<T> evaluateFirst(IBase base, IParsedExpression parsed, Class<T> type) {
            return engine.evaluateFirst(base, parsed, type);
        }
    }
}
