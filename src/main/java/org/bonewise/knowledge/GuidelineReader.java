package org.bonewise.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.knowledge.ArtefactFiles.Found;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.jspecify.annotations.Nullable;

/**
 * Puts guidelines together: a root names its topics in order, overrides single rules, and takes what it lacks from its fallback.
 * A topic may be derived from another ({@code relatedArtifact} of type derived-from): then it holds only what differs.
 */
final class GuidelineReader {

    private static final String ROOT_TYPE = "clinical-protocol";
    private static final String SAFETY_FOLDER = "safety/";

    private final RuleReader rules;
    private final List<ArtefactProblem> problems;
    private final Map<String, Found<PlanDefinition>> plans = new LinkedHashMap<>();
    private final Map<String, List<Rule>> rulesByPlan = new HashMap<>();

    GuidelineReader(ArtefactFiles files, RuleReader rules, List<ArtefactProblem> problems) {
        this.rules = rules;
        this.problems = problems;
        for (Found<PlanDefinition> found : files.all(PlanDefinition.class)) {
            if (plans.put(found.resource().getUrl(), found) != null) {
                new Location(found.file(), "", problems).problem("canonical address used twice");
            }
        }
        plans.forEach((url, found) -> {
            if (!isRoot(found.resource())) {
                rulesOf(url, found, new ArrayList<>());
            }
        });
    }

    private List<Rule> rulesOf(String url, Found<PlanDefinition> found, List<String> deriving) {
        List<Rule> known = rulesByPlan.get(url);
        if (known != null) {
            return known;
        }
        PlanDefinition plan = found.resource();
        Location file = new Location(found.file(), "", problems);
        List<Rule> read = rules.read(plan, file);
        String base = base(plan);
        if (base != null) {
            deriving.add(url);
            read = derived(read, plan, base, deriving, file);
        }
        rulesByPlan.put(url, read);
        return read;
    }

    private List<Rule> derived(List<Rule> own, PlanDefinition plan, String base, List<String> deriving, Location file) {
        Found<PlanDefinition> other = plans.get(base);
        if (other == null || isRoot(other.resource())) {
            file.problem("dangling canonical: derived from " + base + ", and there is no such topic");
            return own;
        }
        if (deriving.contains(base)) {
            file.problem("derived from itself by way of " + base);
            return own;
        }
        Map<String, Rule> byId = new HashMap<>();
        own.forEach(rule -> byId.put(rule.artefactId(), rule));
        return RuleChanges.applied(
                rulesOf(base, other, deriving),
                plan.getAction(),
                action -> Objects.requireNonNull(byId.get(String.valueOf(action.getId()))),
                file);
    }

    /** The topic from which one is derived. */
    static @Nullable String base(PlanDefinition plan) {
        return plan.getRelatedArtifact().stream()
                .filter(artefact -> artefact.getType() == RelatedArtifactType.DERIVEDFROM)
                .map(RelatedArtifact::getResource)
                .findFirst()
                .orElse(null);
    }

    /** Whether it is a guideline, not one of its topics. */
    static boolean isRoot(PlanDefinition plan) {
        return plan.getType().getCoding().stream().anyMatch(type -> ROOT_TYPE.equals(type.getCode()));
    }

    /** The safety rules that all guidelines share. */
    List<Rule> safety() {
        List<Rule> safety = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        plans.forEach((url, found) -> {
            if (found.file().startsWith(SAFETY_FOLDER)) {
                List<Rule> own = rulesByPlan.getOrDefault(url, List.of());
                noneTwice(own, ids, found.file());
                safety.addAll(own);
            }
        });
        return safety;
    }

    /** An id tells a rule from all others that are in force along with it; within one file the reader of rules looks. */
    private void noneTwice(List<Rule> own, Set<String> ids, String file) {
        Set<String> before = Set.copyOf(ids);
        for (Rule rule : own) {
            ids.add(rule.artefactId());
            if (before.contains(rule.artefactId())) {
                new Location(file, rule.artefactId(), problems).problem("id used twice: another file has it too");
            }
        }
    }

    /** A guideline may add safety rules; those that all guidelines share it must not change. */
    private void noneOfSafety(Collection<List<Rule>> topics, String file) {
        Set<String> shared = plans.entrySet().stream()
                .filter(plan -> plan.getValue().file().startsWith(SAFETY_FOLDER))
                .flatMap(plan -> rulesByPlan.getOrDefault(plan.getKey(), List.of()).stream())
                .map(Rule::artefactId)
                .collect(Collectors.toSet());
        topics.stream()
                .flatMap(List::stream)
                .filter(rule -> rule.kind() == Rule.Kind.SAFETY && shared.contains(rule.artefactId()))
                .forEach(rule -> new Location(file, rule.artefactId(), problems)
                        .problem("id used twice: a safety rule of all guidelines has it too"));
    }

    /** All guidelines by id. */
    Map<String, Guideline> guidelines() {
        Map<String, Guideline> guidelines = new LinkedHashMap<>();
        plans.values().stream()
                .filter(found -> isRoot(found.resource()))
                .forEach(found -> guidelines.put(found.resource().getIdElement().getIdPart(), guideline(found)));
        return guidelines;
    }

    private Guideline guideline(Found<PlanDefinition> root) {
        Map<String, List<Rule>> topics = topics(root, new ArrayList<>());
        Set<String> ids = new HashSet<>();
        topics.values().forEach(own -> noneTwice(own, ids, root.file()));
        noneOfSafety(topics.values(), root.file());
        PlanDefinition plan = root.resource();
        return new Guideline(
                plan.getIdElement().getIdPart(),
                plan.getVersion() == null ? "" : plan.getVersion(),
                plan.getTitle() == null ? "" : plan.getTitle(),
                plan.getRelatedArtifact().stream()
                        .filter(artefact -> artefact.hasUrl())
                        .map(artefact -> artefact.getUrl())
                        .findFirst()
                        .orElse(null),
                topics.values().stream().flatMap(List::stream).toList());
    }

    private Map<String, List<Rule>> topics(Found<PlanDefinition> root, List<String> seen) {
        Location file = new Location(root.file(), "", problems);
        Map<String, List<Rule>> topics = new LinkedHashMap<>();
        for (PlanDefinitionActionComponent topic : root.resource().getAction()) {
            topics.put(topic.getId(), topic(topic, root, file.at(String.valueOf(topic.getId()))));
        }
        String fallback = Extensions.text(root.resource().getExtension(), "fallback");
        if (fallback != null) {
            Found<PlanDefinition> other = plans.get(fallback);
            if (other == null || !isRoot(other.resource())) {
                file.problem("dangling canonical: there is no guideline " + fallback);
            } else if (seen.contains(fallback)) {
                file.problem("fallback leads back to itself: " + fallback);
            } else {
                seen.add(fallback);
                Map<String, List<Rule>> theirs = topics(other, seen);
                leftOut(root, theirs.keySet());
                return inPlace(topics, theirs);
            }
        }
        leftOut(root, Set.of());
        return topics;
    }

    private void leftOut(Found<PlanDefinition> root, Set<String> fallback) {
        root.resource().getAction().stream()
                .filter(RuleChanges::isLeftOut)
                .map(topic -> String.valueOf(topic.getId()))
                .filter(topic -> !fallback.contains(topic))
                .forEach(topic -> new Location(root.file(), topic, problems)
                        .problem("leaves out the topic " + topic + ", which the fallback does not have"));
    }

    /** A topic that takes the place of one of the fallback stands where that one stood; what the fallback lacks comes first. */
    private static Map<String, List<Rule>> inPlace(Map<String, List<Rule>> own, Map<String, List<Rule>> fallback) {
        Map<String, List<Rule>> topics = new LinkedHashMap<>(own);
        topics.keySet().removeAll(fallback.keySet());
        fallback.forEach((id, rules) -> topics.put(id, own.getOrDefault(id, rules)));
        return topics;
    }

    private List<Rule> topic(PlanDefinitionActionComponent topic, Found<PlanDefinition> root, Location location) {
        if (RuleChanges.isLeftOut(topic)) {
            return List.of();
        }
        String canonical = topic.hasDefinition() ? topic.getDefinition().primitiveValue() : "";
        List<Rule> found = rulesByPlan.get(canonical);
        if (found == null) {
            location.problem("dangling canonical: there is no topic " + canonical);
            return List.of();
        }
        Location file = new Location(root.file(), "", problems);
        return RuleChanges.applied(
                found, topic.getAction(), action -> rules.rule(action, root.resource(), file, null), file);
    }
}
