package org.bonewise.knowledge;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;

/** Reads, links and lints the artefact folder. */
public final class KnowledgeLoader {

    private static final String FRESHNESS_ITEM = "freshness-item";
    private static final String PARAMETERS = "terms/parameters.json";

    private final FhirContext context;
    private final Map<String, FactDeclaration> declarations = new LinkedHashMap<>();
    private final Set<String> parameters;

    /**
     * Makes a loader.
     *
     * @param facts what expressions and texts may name
     * @param parameters numbers that facts ask for by name
     */
    public KnowledgeLoader(FhirContext context, Collection<FactDeclaration> facts, Set<String> parameters) {
        this.context = context;
        this.parameters = Set.copyOf(parameters);
        facts.forEach(fact -> declarations.put(fact.name(), fact));
    }

    /**
     * Loads a folder as it is.
     *
     * @throws KnowledgeException naming file, action and reason of everything that is wrong
     */
    public Knowledge load(Path folder) {
        return load(folder, Site.NONE);
    }

    /**
     * Loads a folder for a hospital.
     *
     * @throws KnowledgeException naming file, action and reason of everything that is wrong
     */
    public Knowledge load(Path folder, Site site) {
        List<ArtefactProblem> problems = new ArrayList<>();
        ArtefactFiles files = new ArtefactFiles(folder, context, problems);
        TerminologyReader terminology = new TerminologyReader(files, problems);
        CodeGroups codes = terminology.codeGroups();
        CodeGroups allCodes =
                codes.with(new SiteMapReader(codes, terminology.contradictions(), site).read(files, problems));
        Set<String> items = freshnessItems(files);
        TermReader terms = new TermReader(files, items, declarations.keySet(), problems);
        ExpressionReader expressions = new ExpressionReader(context, declarations, terms.names());
        Map<String, ParsedExpression> parsedTerms = terms.terms(expressions);
        ExpressionEngine engine = new ExpressionEngine(context, parsedTerms);
        ExpressionLint lint = new ExpressionLint(engine, declarations);
        Map<String, Regimen> regimens =
                new RegimenReader(terminology.groupsByUrl(), expressions, lint, items).read(files, problems);
        regimens.replaceAll((url, regimen) -> site.formulary().applied(regimen));
        RuleReader rules = new RuleReader(regimens, expressions, lint, declarations.keySet());
        GuidelineReader guidelines = new GuidelineReader(files, rules, problems);
        Knowledge knowledge = new Knowledge(
                allCodes,
                engine,
                Map.copyOf(regimens),
                guidelines.guidelines(),
                guidelines.safety(),
                terms.windows(),
                Map.copyOf(terms.plausible()),
                Map.copyOf(terms.parameters()),
                ContentReader.read(folder, files));
        parameters.stream()
                .filter(name -> !terms.parameters().containsKey(name))
                .sorted()
                .forEach(name -> problems.add(new ArtefactProblem(
                        PARAMETERS, name, "missing parameter: facts are read by it; restore it with its value")));
        if (!problems.isEmpty()) {
            throw new KnowledgeException(problems);
        }
        return knowledge;
    }

    private static Set<String> freshnessItems(ArtefactFiles files) {
        return files.all(CodeSystem.class).stream()
                .map(ArtefactFiles.Found::resource)
                .filter(system -> FRESHNESS_ITEM.equals(system.getIdElement().getIdPart()))
                .flatMap(system -> system.getConcept().stream())
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .collect(Collectors.toSet());
    }
}
