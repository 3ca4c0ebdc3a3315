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
import org.bonewise.files.MergedFolder;
import org.hl7.fhir.r4.model.CodeSystem;
import org.jspecify.annotations.Nullable;

/** Reads, links and lints the artefact folder. */
public final class KnowledgeLoader {

    private static final String FRESHNESS_ITEM = "freshness-item";
    private static final String PARAMETERS = "terms/parameters.json";
    private static final String WINDOWS = "terms/windows.json";

    private final FhirContext context;
    private final Map<String, FactDeclaration> declarations = new LinkedHashMap<>();
    private final Set<String> parameters;
    private final Set<String> windows;

    /**
     * Makes a loader.
     *
     * @param facts what expressions and texts may name
     * @param parameters numbers that facts ask for by name
     * @param windows items that facts read only while they are recent
     */
    public KnowledgeLoader(
            FhirContext context, Collection<FactDeclaration> facts, Set<String> parameters, Set<String> windows) {
        this.context = context;
        this.parameters = Set.copyOf(parameters);
        this.windows = Set.copyOf(windows);
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
        return load(folder(folder, null), site);
    }

    /**
     * The artefact folder with the hospital's own laid over it.
     *
     * @param own the hospital's; {@code null} for none
     * @throws KnowledgeException when there is no such folder
     * @throws org.bonewise.files.FolderRefusedException when one of them cannot be read
     */
    public static MergedFolder folder(Path shipped, @Nullable Path own) {
        return ArtefactFiles.merged(shipped, own);
    }

    /**
     * Loads what is in force for a hospital; its own files are checked as ours are.
     *
     * @throws KnowledgeException naming file, action and reason of everything that is wrong
     */
    public Knowledge load(MergedFolder folder, Site site) {
        List<ArtefactProblem> problems = new ArrayList<>();
        ArtefactFiles files = new ArtefactFiles(folder, context, problems);
        TerminologyReader terminology = new TerminologyReader(files, problems);
        CodeGroups codes = terminology.codeGroups();
        CodeGroups allCodes =
                codes.with(new SiteMapReader(codes, terminology.contradictions(), site).read(files, problems));
        FreshnessReader freshness = new FreshnessReader(freshnessItems(files));
        TermReader terms = new TermReader(files, freshness, declarations.keySet(), problems);
        ExpressionReader expressions = new ExpressionReader(context, declarations, terms.names());
        Map<String, ParsedExpression> parsedTerms = terms.terms(expressions);
        ExpressionEngine engine = new ExpressionEngine(context, parsedTerms);
        ExpressionLint lint = new ExpressionLint(engine, declarations);
        Map<String, Regimen> regimens =
                new RegimenReader(terminology.groupsByUrl(), expressions, lint, freshness).read(files, problems);
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
                ContentReader.read(files, problems));
        problems.addAll(missing(terms));
        ofNoGuideline(knowledge, problems);
        if (!problems.isEmpty()) {
            throw new KnowledgeException(
                    problems.stream().map(problem -> placed(problem, folder)).toList());
        }
        return knowledge;
    }

    /** Names a file of the hospital's by where it lies, or it would be looked for among ours. */
    private static ArtefactProblem placed(ArtefactProblem problem, MergedFolder folder) {
        return folder.file(problem.file())
                .filter(file -> !file.isShipped())
                .map(file -> new ArtefactProblem(file.path().toString(), problem.action(), problem.reason()))
                .orElse(problem);
    }

    /** Without its window a result of any age would do; a general one is there for patients without a product in question. */
    private List<ArtefactProblem> missing(TermReader terms) {
        List<ArtefactProblem> missing = new ArrayList<>();
        parameters.stream()
                .filter(name -> !terms.parameters().containsKey(name))
                .sorted()
                .forEach(name -> missing.add(new ArtefactProblem(
                        PARAMETERS, name, "missing parameter: facts are read by it; restore it with its value")));
        windows.stream()
                .filter(item -> terms.windows().days(item).isEmpty())
                .sorted()
                .forEach(item -> missing.add(new ArtefactProblem(
                        WINDOWS,
                        "freshness " + item,
                        "missing window: facts read it only while it is recent; restore it with its days")));
        return missing;
    }

    private static void ofNoGuideline(Knowledge knowledge, List<ArtefactProblem> problems) {
        knowledge.regimens().values().stream()
                .filter(regimen ->
                        regimen.onlyUnder() != null && !knowledge.guidelines().containsKey(regimen.onlyUnder()))
                .forEach(regimen -> new Location(regimen.file(), "", problems)
                        .problem("is only used under " + regimen.onlyUnder() + ", and there is no such guideline"));
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
