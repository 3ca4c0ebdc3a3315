package org.bonewise.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.FhirContexts;
import org.hl7.fhir.r4.model.Expression;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes expressions as the start does: reads them, lints them, and evaluates what nothing is wrong with. */
public final class TriedExpressions implements Consumer<String> {

    private static final BigDecimal HIGHEST_DOSE = new BigDecimal("120");

    private final ExpressionReader reader;
    private final ExpressionEngine engine;
    private final ExpressionLint lint;

    /** Facts and terms are those that are shipped. */
    public TriedExpressions() {
        Map<String, FactDeclaration> facts = FactDefinitions.catalogue().declarations().stream()
                .collect(Collectors.toMap(FactDeclaration::name, fact -> fact));
        List<ArtefactProblem> problems = new ArrayList<>();
        ArtefactFiles files = new ArtefactFiles(ArtefactCopy.SHIPPED, FhirContexts.r4(), problems);
        TermReader terms = new TermReader(files, new FreshnessReader(Set.of()), facts.keySet(), problems);
        reader = new ExpressionReader(FhirContexts.r4(), facts, terms.names());
        engine = new ExpressionEngine(FhirContexts.r4(), terms.terms(reader));
        lint = new ExpressionLint(engine, facts);
    }

    /** Every expression of the artefacts, in alphabetical order. */
    public List<String> shipped() {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ArtefactCopy.SHIPPED)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .forEach(file -> collect(new JsonMapper().readTree(file), found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    private static void collect(JsonNode node, Set<String> found) {
        if (node.path("language").stringValue("").equals("text/fhirpath")) {
            found.add(node.path("expression").stringValue(""));
        }
        node.forEach(child -> collect(child, found));
    }

    /** Whatever is wrong with it is a problem and no exception; what the lint lets through can be evaluated. */
    @Override
    public void accept(String text) {
        List<ArtefactProblem> problems = new ArrayList<>();
        Location location = new Location("safety/test.json", "T-1", problems);
        ParsedExpression parsed =
                reader.read(new Expression().setLanguage("text/fhirpath").setExpression(text), location);
        if ((parsed == null) == problems.isEmpty()) {
            throw new AssertionError("Read and found wrong, or neither: " + problems);
        }
        if (parsed == null) {
            return;
        }
        List<ArtefactProblem> ofDose = new ArrayList<>();
        lint.dose(parsed, HIGHEST_DOSE, new Location("safety/test.json", "T-1", ofDose));
        if (ofDose.isEmpty()) {
            engine.quantity(parsed, name -> FactValues.UNKNOWN);
        }
        lint.condition(parsed, true, location);
        if (problems.isEmpty()) {
            engine.condition(parsed, name -> FactValues.UNKNOWN);
        }
    }
}
