package org.bonewise.knowledge;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.files.MergedFile;
import org.bonewise.files.MergedFolder;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks over the files that a hospital laid over ours, before they are read like all others: one that nothing would read, or that
 * takes away unseen what it stands in the place of, must not pass for one that is in force.
 */
final class OwnFiles {

    private static final String GUIDELINES = "guidelines/";
    private static final String SAFETY = "safety";
    private static final String SEVERITY = "https://bonewise.github.io/fhir/CodeSystem/severity";
    private static final String CRITICAL = "critical";

    /** What is read of each folder; the folder of a file is all before its last name, or the first part of that. */
    private static final Map<String, Set<String>> READ = Map.of(
            "guidelines",
            Set.of("PlanDefinition"),
            SAFETY,
            Set.of("PlanDefinition"),
            "regimens",
            Set.of("ActivityDefinition"),
            "terms",
            Set.of("Library"),
            "terminology",
            Set.of("ValueSet", "CodeSystem"),
            "terminology/site",
            Set.of("ConceptMap"),
            "profiles",
            Set.of("StructureDefinition"));

    /** What an approval may name. */
    private static final Set<String> APPROVED = Set.of("PlanDefinition", "ActivityDefinition", "Library");

    /** What a hospital may write into a copy of an artefact beside its content. */
    private static final Set<String> REVIEW = Set.of("approvalDate", "lastReviewDate", "effectivePeriod", "endorser");

    private final IParser parser;
    private final List<ArtefactProblem> problems;
    private final Set<String> groups =
            Arrays.stream(ConceptGroup.values()).map(ConceptGroup::id).collect(Collectors.toSet());

    OwnFiles(IParser parser, List<ArtefactProblem> problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * Looks.
     *
     * @param resources all that were read, by the names of their files
     */
    void check(MergedFolder folder, Map<String, IBaseResource> resources) {
        Set<String> named = named(resources.values());
        for (MergedFile file : folder.own()) {
            Location location = new Location(file.name(), "", problems);
            IBaseResource resource = resources.get(file.name());
            if (resource != null) {
                recognised(file, resource, location);
                inForce(file, resource, named, location);
                sameAsBefore(file, resource, location);
            } else if (!file.name().equals(ArtefactFiles.MANIFEST) && !isUnread(file.name())) {
                location.problem("is not read: only FHIR resources whose names end in .json are; take it out");
            }
        }
    }

    /** Whether it is told already that it could not be read. */
    private boolean isUnread(String name) {
        return problems.stream().anyMatch(problem -> problem.file().equals(name));
    }

    private void recognised(MergedFile file, IBaseResource resource, Location location) {
        String folder = file.name().substring(0, Math.max(0, file.name().lastIndexOf('/')));
        Set<String> read = READ.getOrDefault(folder, READ.getOrDefault(folder.replaceFirst("/.*", ""), Set.of()));
        if (read.isEmpty()) {
            location.problem("is in no folder that is read: put it into one of "
                    + READ.keySet().stream().sorted().toList());
        } else if (!read.contains(resource.fhirType())) {
            location.problem("is a " + resource.fhirType() + ": of this folder " + new TreeSet<>(read) + " are read");
        } else if (resource instanceof ValueSet set
                && file.inPlaceOf() == null
                && !groups.contains(set.getIdElement().getIdPart())) {
            location.problem("nothing reads ValueSet/" + set.getIdElement().getIdPart() + ": take it out");
        }
    }

    /** What the guidelines are put together from, as {@link GuidelineReader} does: their topics, and what these are derived from. */
    private static Set<String> named(Collection<IBaseResource> resources) {
        Map<String, PlanDefinition> plans = new HashMap<>();
        resources.stream()
                .filter(PlanDefinition.class::isInstance)
                .map(PlanDefinition.class::cast)
                .forEach(plan -> plans.put(plan.getUrl(), plan));
        Deque<String> found = plans.values().stream()
                .filter(GuidelineReader::isRoot)
                .flatMap(root -> root.getAction().stream())
                .filter(topic -> topic.hasDefinition() && !RuleChanges.isLeftOut(topic))
                .map(topic -> withoutVersion(topic.getDefinition().primitiveValue()))
                .collect(Collectors.toCollection(ArrayDeque::new));
        Set<String> named = new HashSet<>();
        while (!found.isEmpty()) {
            PlanDefinition topic = plans.get(found.remove());
            if (topic != null && named.add(topic.getUrl())) {
                String base = GuidelineReader.base(topic);
                if (base != null) {
                    found.add(withoutVersion(base));
                }
            }
        }
        return named;
    }

    /** That no version may be named is told elsewhere. */
    private static String withoutVersion(String canonical) {
        return canonical.replaceFirst("\\|.*", "");
    }

    /** Regimens need not be named: orders are judged by all of them. */
    private static void inForce(MergedFile file, IBaseResource resource, Set<String> named, Location location) {
        if (resource instanceof PlanDefinition plan
                && file.inPlaceOf() == null
                && file.name().startsWith(GUIDELINES)
                && !GuidelineReader.isRoot(plan)
                && !named.contains(plan.getUrl())) {
            location.problem("no guideline names the topic " + plan.getUrl() + ": name it in one, or take it out");
        }
    }

    private void sameAsBefore(MergedFile file, IBaseResource resource, Location location) {
        Path before = file.inPlaceOf();
        if (before == null) {
            return;
        }
        IBaseResource shipped = shipped(before);
        if (shipped == null) {
            return;
        }
        if (!name(shipped).equals(name(resource))) {
            location.problem("is " + name(resource) + " in the place of " + name(shipped)
                    + ": keep its id, or give the file a name of its own");
        }
        if (shipped instanceof MetadataResource ours
                && resource instanceof MetadataResource own
                && APPROVED.contains(own.fhirType())
                && !isSame(ours, own)
                && Objects.equals(ours.getVersion(), own.getVersion())) {
            location.problem(
                    "is changed and has the version " + ours.getVersion() + " of ours still: give it one of its own,"
                            + " such as " + ours.getVersion() + "-site.1, so that no approval of ours counts for it");
        }
        if (shipped instanceof PlanDefinition ours && resource instanceof PlanDefinition own) {
            Map<String, PlanDefinitionActionComponent> kept = new HashMap<>();
            actions(own.getAction()).forEach(action -> kept.putIfAbsent(String.valueOf(action.getId()), action));
            actions(ours.getAction()).filter(OwnFiles::isCritical).forEach(action -> {
                String id = String.valueOf(action.getId());
                keepsCritical(action, kept.get(id), location.at(id));
            });
        }
    }

    /** Who approved it may stand in a copy: that is no change of what was approved. */
    private static boolean isSame(Base ours, Base own) {
        return ours.fhirType().equals(own.fhirType())
                && ours.children().stream()
                        .filter(property -> !REVIEW.contains(property.getName()))
                        .allMatch(property -> Base.compareDeep(
                                property.getValues(),
                                own.getChildByName(property.getName()).getValues(),
                                true));
    }

    /** Words may be changed, not when it speaks and how loudly: that is asked for by name and date, in the settings. */
    private static void keepsCritical(
            PlanDefinitionActionComponent ours, @Nullable PlanDefinitionActionComponent own, Location location) {
        if (own == null) {
            location.problem("critical safety rule left out: keep it, and switch it off by bonewise.rule-modes"
                    + " with acknowledged-by");
        } else if (!Base.compareDeep(ours.getCode(), own.getCode(), true)
                || !Base.compareDeep(ours.getCondition(), own.getCondition(), true)) {
            location.problem(
                    "critical safety rule changed: keep its code and condition, add a rule of your own, and switch"
                            + " this one off by bonewise.rule-modes with acknowledged-by");
        }
    }

    private @Nullable IBaseResource shipped(Path file) {
        try {
            return parser.parseResource(Files.readString(file));
        } catch (IOException | DataFormatException e) {
            return null;
        }
    }

    private static String name(IBaseResource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static Stream<PlanDefinitionActionComponent> actions(List<PlanDefinitionActionComponent> actions) {
        return actions.stream().flatMap(action -> Stream.concat(Stream.of(action), actions(action.getAction())));
    }

    private static boolean isCritical(PlanDefinitionActionComponent action) {
        return action.getCode().stream()
                .flatMap(code -> code.getCoding().stream())
                .anyMatch(coding -> SEVERITY.equals(coding.getSystem()) && CRITICAL.equals(coding.getCode()));
    }
}
