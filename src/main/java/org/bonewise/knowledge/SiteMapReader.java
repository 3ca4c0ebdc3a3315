package org.bonewise.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bonewise.knowledge.ArtefactFiles.Found;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the hospital's maps of {@code terminology/site}: from its codes to our groups, or to our own codes. */
final class SiteMapReader {

    private static final Logger LOG = LoggerFactory.getLogger(SiteMapReader.class);

    static final String FOLDER = "terminology/site/";
    private static final String GROUPS = "https://bonewise.github.io/fhir/CodeSystem/concept-group";
    private static final String UNIT = "local-unit";
    private static final Set<ConceptMapEquivalence> SAME =
            EnumSet.of(ConceptMapEquivalence.EQUAL, ConceptMapEquivalence.EQUIVALENT);

    private final CodeGroups codes;
    private final Map<ConceptGroup, Set<ConceptGroup>> contradictions;
    private final Site site;
    private final Map<String, ConceptGroup> groups = new LinkedHashMap<>();
    private final Map<String, List<LocalCode>> found = new LinkedHashMap<>();

    /**
     * Makes a reader.
     *
     * @param codes the codes of the artefacts
     * @param contradictions groups of which one concept can be in only one
     */
    SiteMapReader(CodeGroups codes, Map<ConceptGroup, Set<ConceptGroup>> contradictions, Site site) {
        this.codes = codes;
        this.contradictions = contradictions;
        this.site = site;
        for (ConceptGroup group : ConceptGroup.values()) {
            groups.put(group.id(), group);
        }
    }

    /** All local codes; what is wrong with a map is noted as a problem. */
    List<LocalCode> read(ArtefactFiles files, List<ArtefactProblem> problems) {
        for (Found<ConceptMap> map : files.all(ConceptMap.class)) {
            if (map.file().startsWith(FOLDER)) {
                map(map.resource(), new Location(map.file(), "", problems));
            }
        }
        return found.values().stream().flatMap(List::stream).toList();
    }

    private void map(ConceptMap map, Location location) {
        if (map.getStatus() != PublicationStatus.ACTIVE) {
            location.problem("is not active: set its status to active, or take the file out of the folder");
        }
        for (ConceptMapGroupComponent group : map.getGroup()) {
            String system = CodeGroups.canonicalSystem(group.hasSource() ? group.getSource() : "");
            if (system.isBlank()) {
                location.problem("a group needs a source: the code system of the local codes");
                continue;
            }
            boolean toGroups = GROUPS.equals(group.getTarget());
            if (!toGroups && !LocalCode.OWN_SYSTEM.equals(group.getTarget())) {
                location.problem(
                        "unknown target " + group.getTarget() + ": map to " + GROUPS + " or " + LocalCode.OWN_SYSTEM);
                continue;
            }
            if (codes.knowsSystem(system)) {
                LOG.warn(
                        "{}: {} is no local code system; a code that all hospitals share belongs into the value sets",
                        location.file(),
                        system);
            }
            group.getElement().forEach(element -> element(system, element, toGroups, location));
        }
    }

    private void element(String system, SourceElementComponent element, boolean toGroups, Location file) {
        String code = element.hasCode() ? element.getCode().strip() : "";
        Location location = file.at(code.isEmpty() ? "element without code" : code);
        if (code.isEmpty() || element.getTarget().isEmpty()) {
            location.problem("a local code needs a code and a target");
            return;
        }
        String unit = unit(element, location);
        for (TargetElementComponent target : element.getTarget()) {
            if (!SAME.contains(target.getEquivalence())) {
                location.problem("equivalence of the target " + target.getCode()
                        + " must be equal or equivalent: what means more or less than the group is not mapped");
            }
            LocalCode local = toGroups
                    ? ofGroup(system, code, target, unit, location)
                    : ofOwnCode(system, code, target, unit, location);
            if (local != null) {
                add(local, location);
            }
        }
    }

    private @Nullable String unit(SourceElementComponent element, Location location) {
        String unit = Extensions.text(element.getExtension(), UNIT);
        if (unit != null && !site.isUnit().test(unit)) {
            location.problem("unknown unit " + unit + ": write it in UCUM");
        }
        return unit;
    }

    private @Nullable LocalCode ofGroup(
            String system, String code, TargetElementComponent target, @Nullable String unit, Location location) {
        ConceptGroup group = groups.get(target.getCode());
        if (group == null) {
            location.problem("unknown group " + target.getCode() + ": a group is called as its ValueSet is");
            return null;
        }
        return new LocalCode(system, code, group, null, unit);
    }

    private @Nullable LocalCode ofOwnCode(
            String system, String code, TargetElementComponent target, @Nullable String unit, Location location) {
        if (!codes.knows(LocalCode.OWN_SYSTEM, String.valueOf(target.getCode()))) {
            location.problem("unknown code " + target.getCode() + " of " + LocalCode.OWN_SYSTEM);
            return null;
        }
        return new LocalCode(system, code, null, target.getCode(), unit);
    }

    private void add(LocalCode local, Location location) {
        List<LocalCode> same = found.computeIfAbsent(local.system() + "|" + local.code(), key -> new ArrayList<>());
        ConceptGroup group = local.group();
        for (LocalCode other : same) {
            if (!Objects.equals(other.unit(), local.unit())) {
                location.problem("mapped twice, with different units");
            }
            if (local.ownCode() != null && other.ownCode() != null) {
                location.problem("mapped to two of our own codes");
            }
            if (group != null && contradicts(group, other.group())) {
                location.problem(
                        "mapped to " + name(other.group()) + " and " + group.id() + ", which contradict each other");
            }
        }
        if (group != null) {
            codes.groupsOf(local.system(), local.code()).keySet().stream()
                    .filter(shipped -> contradicts(group, shipped))
                    .forEach(shipped -> location.problem(
                            "is in " + shipped.id() + " by our value sets, which contradicts " + group.id()));
        }
        same.add(local);
    }

    private static String name(@Nullable ConceptGroup group) {
        return group == null ? "" : group.id();
    }

    private boolean contradicts(ConceptGroup group, @Nullable ConceptGroup other) {
        return other != null && contradictions.getOrDefault(group, Set.of()).contains(other);
    }
}
