package org.bonewise.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.FhirContexts;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;

/**
 * The artefacts that are shipped, of which single expressions and regimens can be read anew in a changed form. What the start
 * would refuse is read too: whether a case notices is another question.
 */
public final class ShippedParts {

    private final Knowledge knowledge;
    private final Map<String, ParsedExpression> terms;
    private final Map<String, FactDeclaration> declarations = new HashMap<>();
    private final ExpressionReader expressions;
    private final Map<String, ConceptGroup> groups;
    private final FreshnessReader freshness;

    /** Reads the folder. */
    public ShippedParts() {
        FactDefinitions.catalogue().declarations().forEach(fact -> declarations.put(fact.name(), fact));
        List<ArtefactProblem> problems = new ArrayList<>();
        ArtefactFiles files = new ArtefactFiles(ArtefactCopy.SHIPPED, FhirContexts.r4(), problems);
        groups = new TerminologyReader(files, problems).groupsByUrl();
        freshness = new FreshnessReader(items(files));
        TermReader reader = new TermReader(files, freshness, declarations.keySet(), problems);
        expressions = new ExpressionReader(FhirContexts.r4(), declarations, reader.names());
        terms = reader.terms(expressions);
        knowledge = ArtefactCopy.shipped();
    }

    private static Set<String> items(ArtefactFiles files) {
        return files.all(CodeSystem.class).stream()
                .flatMap(found -> found.resource().getConcept().stream())
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .collect(Collectors.toSet());
    }

    /** As shipped. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** The named expressions. */
    public Map<String, ParsedExpression> terms() {
        return terms;
    }

    /** A changed expression. @throws IllegalArgumentException when it cannot be read */
    public synchronized ParsedExpression expression(String text) {
        List<ArtefactProblem> problems = new ArrayList<>();
        Expression expression = new Expression().setLanguage("text/fhirpath").setExpression(text);
        ParsedExpression parsed = expressions.read(expression, new Location("", "", problems));
        if (parsed == null) {
            throw new IllegalArgumentException(problems.toString());
        }
        return parsed;
    }

    /** The facts that an expression rests on, those of its terms included. */
    public Set<String> facts(ParsedExpression expression) {
        return knowledge.engine().facts(expression);
    }

    /** What an expression yields by facts that are settled; a failure is an outcome too. */
    public String outcome(ParsedExpression expression, Map<String, List<IBase>> facts) {
        try {
            return text(knowledge.engine().evaluate(expression, facts));
        } catch (ExpressionException e) {
            return "failure";
        }
    }

    /** Values in words. */
    public static String text(List<? extends IBase> values) {
        return values.stream()
                .map(value -> value instanceof Quantity quantity
                        ? quantity.getValue() + quantity.getUnit() + quantity.getCode()
                        : String.valueOf(((PrimitiveType<?>) value).getValueAsString()))
                .collect(Collectors.joining(","));
    }

    /** An engine that knows a term by another expression. */
    public ExpressionEngine engine(String term, ParsedExpression expression) {
        Map<String, ParsedExpression> changed = new LinkedHashMap<>(terms);
        changed.put(term, expression);
        return new ExpressionEngine(FhirContexts.r4(), changed);
    }

    /** A changed regimen. @throws IllegalArgumentException when it cannot be read */
    public synchronized Regimen regimen(String json) {
        List<ArtefactProblem> problems = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("regimen");
            Path file = Files.writeString(folder.resolve("regimen.json"), json);
            ArtefactFiles files = new ArtefactFiles(folder, FhirContexts.r4(), problems);
            Files.delete(file);
            Files.delete(folder);
            ExpressionLint lint = new ExpressionLint(new ExpressionEngine(FhirContexts.r4(), terms), declarations);
            return new RegimenReader(groups, expressions, lint, freshness)
                    .read(files, problems).values().stream()
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
