package org.bonewise.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * Tells to which groups a coded concept belongs. A code matches exactly, but for families: ICD and SKS codes, and ATC
 * codes of fewer than seven characters, match every code that begins with them. Where two groups contradict each other the
 * longer match wins. Text alone never recognises anything.
 */
public final class CodeGroups {

    private static final String ATC = "http://www.whocc.no/atc";
    private static final int ATC_SUBSTANCE_LENGTH = 7;

    /** No code of a family system is longer; what is longer comes from no classification. */
    private static final int LONGEST_FAMILY = 16;

    /** More distinct codes than this are not remembered; a hospital uses a few thousand. */
    private static final int MOST_FAMILIAR = 10_000;

    private static final Set<String> FAMILY_SYSTEMS = Set.of(
            "http://hl7.org/fhir/sid/icd-10",
            "http://hl7.org/fhir/sid/icd-10-cm",
            "http://terminology.hl7.org/CodeSystem/icd-o-3",
            "urn:oid:1.2.208.176.2.4.12");
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "http://npu-terminology.org", "urn:oid:1.2.208.176.2.1",
            "urn:oid:2.16.840.1.113883.6.96", "http://snomed.info/sct",
            "urn:oid:2.16.840.1.113883.6.1", "http://loinc.org",
            "urn:oid:2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm",
            "urn:oid:2.16.840.1.113883.6.73", "http://www.whocc.no/atc",
            "urn:oid:2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10",
            "urn:oid:2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm");

    /** A code of a group: {@code weak} when it is not specific. */
    public record Member(String system, String code, boolean weak) {}

    private record Hit(ConceptGroup group, int length, boolean weak) {}

    /** By system, then by code. */
    private final Map<String, Map<String, List<Hit>>> exact = new HashMap<>();

    /** By system, then by how the code begins. */
    private final Map<String, Map<String, List<Hit>>> families = new HashMap<>();

    /** What the codes of {@link #exact} belong to, contradictions settled, in the systems without families. */
    private final Map<String, Map<String, Map<ConceptGroup, CodeMatch>>> settled = new HashMap<>();

    /** The systems we hold lists of; those of a hospital's own codes are not among them. */
    private final Set<String> systems = new HashSet<>();

    private final Map<ConceptGroup, Set<ConceptGroup>> contradictions;
    private final Set<Key> locals = new LinkedHashSet<>();
    private final Map<Key, String> localUnits = new HashMap<>();
    private final Map<Key, String> ownCodes = new HashMap<>();

    /** What codes of systems with families belong to, those met last. */
    private final Cache<Key, Map<ConceptGroup, CodeMatch>> familiar =
            Caffeine.newBuilder().maximumSize(MOST_FAMILIAR).build();

    private record Key(String system, String code) {}

    /**
     * Builds the index.
     *
     * @param members the codes of each group
     * @param contradictions groups of which one concept can be in only one
     */
    public CodeGroups(Map<ConceptGroup, List<Member>> members, Map<ConceptGroup, Set<ConceptGroup>> contradictions) {
        this.contradictions = Map.copyOf(contradictions);
        members.forEach((group, codes) -> codes.forEach(member -> add(group, member)));
        settleAll();
    }

    private void settleAll() {
        exact.forEach((system, codes) -> {
            if (!hasFamilies(system)) {
                Map<String, Map<ConceptGroup, CodeMatch>> ofSystem = new HashMap<>();
                codes.forEach((code, hits) -> ofSystem.put(code, settle(hits)));
                settled.put(system, ofSystem);
            }
        });
    }

    /** The same with a hospital's codes. Their systems do not count as known: what is not mapped of them may still matter. */
    CodeGroups with(List<LocalCode> locals) {
        CodeGroups both = new CodeGroups(Map.of(), contradictions);
        exact.forEach((system, codes) -> both.exact.put(system, new HashMap<>(codes)));
        both.families.putAll(families);
        both.systems.addAll(systems);
        locals.forEach(local -> both.add(local, groupsOf(local)));
        both.settleAll();
        return both;
    }

    private Map<ConceptGroup, CodeMatch> groupsOf(LocalCode local) {
        return local.group() != null
                ? Map.of(local.group(), CodeMatch.SURE)
                : groupsOf(LocalCode.OWN_SYSTEM, String.valueOf(local.ownCode()));
    }

    private void add(LocalCode local, Map<ConceptGroup, CodeMatch> groups) {
        Key key = key(local.system(), local.code());
        Map<String, List<Hit>> ofSystem = exact.computeIfAbsent(key.system(), system -> new HashMap<>());
        groups.forEach((group, match) -> ofSystem.merge(
                key.code(), List.of(new Hit(group, key.code().length(), match == CodeMatch.WEAK)), CodeGroups::joined));
        locals.add(key);
        if (local.unit() != null) {
            localUnits.put(key, local.unit());
        }
        if (local.ownCode() != null) {
            ownCodes.put(key, local.ownCode());
        }
    }

    private static Key key(String writtenSystem, String code) {
        String system = canonicalSystem(writtenSystem);
        return new Key(system, normalise(system, code));
    }

    /** The unit, in UCUM, that the hospital's maps give for results of a concept; {@code null} for none, or for two. */
    public @Nullable String localUnit(CodeableConcept concept) {
        List<String> units = mapped(localUnits, concept);
        return units.size() == 1 ? units.getFirst() : null;
    }

    /**
     * The hospital's codes that are in a group with any of {@code codes}.
     *
     * @param codes of whatever system we hold lists of, as queries name them; not of one with families
     */
    public List<String> localCodesBeside(Collection<String> codes) {
        Set<ConceptGroup> asked = EnumSet.noneOf(ConceptGroup.class);
        systems.stream()
                .map(system -> settled.getOrDefault(system, Map.of()))
                .forEach(known -> codes.forEach(
                        code -> asked.addAll(known.getOrDefault(code, Map.of()).keySet())));
        return locals.stream()
                .filter(local -> !Collections.disjoint(
                        groupsOf(local.system(), local.code()).keySet(), asked))
                .map(Key::code)
                .distinct()
                .toList();
    }

    /** Whether any local code stands for one of our own. */
    public boolean mapsOwnCodes() {
        return !ownCodes.isEmpty();
    }

    /** Our own codes that the local codes of a concept stand for. */
    public List<Coding> ownCodes(CodeableConcept concept) {
        return mapped(ownCodes, concept).stream()
                .map(code -> new Coding().setSystem(LocalCode.OWN_SYSTEM).setCode(code))
                .toList();
    }

    private static List<String> mapped(Map<Key, String> index, CodeableConcept concept) {
        if (index.isEmpty()) {
            return List.of();
        }
        return concept.getCoding().stream()
                .filter(CodeGroups::isReadable)
                .map(coding -> index.get(key(coding.getSystem(), coding.getCode())))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private void add(ConceptGroup group, Member member) {
        String code = normalise(member.system(), member.code());
        Hit hit = new Hit(group, code.length(), member.weak());
        systems.add(member.system());
        (isFamily(member.system(), code) ? families : exact)
                .computeIfAbsent(member.system(), system -> new HashMap<>())
                .merge(code, List.of(hit), CodeGroups::joined);
    }

    private static List<Hit> joined(List<Hit> a, List<Hit> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    private static boolean isFamily(String system, String code) {
        return FAMILY_SYSTEMS.contains(system) || (ATC.equals(system) && code.length() < ATC_SUBSTANCE_LENGTH);
    }

    private static boolean hasFamilies(String system) {
        return FAMILY_SYSTEMS.contains(system) || ATC.equals(system);
    }

    private static String normalise(String system, String code) {
        if (!FAMILY_SYSTEMS.contains(system)) {
            return code.strip();
        }
        int plus = code.indexOf('+');
        String kept = plus < 0 ? code : code.substring(0, plus);
        return kept.replace(".", "").strip().toUpperCase(Locale.ROOT);
    }

    /** The URI by which we know a code system, whatever name it is written with. */
    public static String canonicalSystem(String system) {
        return OTHER_NAMES.getOrDefault(system, system);
    }

    /** Whether we hold any list of codes of this system. */
    public boolean knowsSystem(String system) {
        return systems.contains(canonicalSystem(system));
    }

    /** Whether a code is in any group at all. */
    public boolean knows(String system, String code) {
        return !groupsOf(system, code).isEmpty();
    }

    /** A system or code may be there and yet have no value, as one that says why it is absent. */
    private static boolean isReadable(Coding coding) {
        return coding.getSystem() != null && coding.getCode() != null;
    }

    /** How surely {@code concept} belongs to {@code group}: by its best coding. */
    public CodeMatch match(ConceptGroup group, CodeableConcept concept) {
        CodeMatch best = CodeMatch.NONE;
        for (Coding coding : concept.getCoding()) {
            if (isReadable(coding)) {
                CodeMatch found = groupsOf(coding.getSystem(), coding.getCode()).getOrDefault(group, CodeMatch.NONE);
                best = found.compareTo(best) > 0 ? found : best;
            }
        }
        return best;
    }

    /** Whether {@code concept} surely belongs to {@code group}. */
    public boolean in(ConceptGroup group, CodeableConcept concept) {
        return match(group, concept) == CodeMatch.SURE;
    }

    /** Whether {@code concept} surely belongs to one of {@code groups}. */
    public boolean inAny(Collection<ConceptGroup> groups, CodeableConcept concept) {
        for (Coding coding : concept.getCoding()) {
            if (isReadable(coding)) {
                Map<ConceptGroup, CodeMatch> found = groupsOf(coding.getSystem(), coding.getCode());
                for (ConceptGroup group : groups) {
                    if (found.get(group) == CodeMatch.SURE) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The groups a code belongs to, contradictions settled. */
    public Map<ConceptGroup, CodeMatch> groupsOf(String writtenSystem, String writtenCode) {
        String system = canonicalSystem(writtenSystem);
        String code = normalise(system, writtenCode);
        if (!hasFamilies(system)) {
            return settled.getOrDefault(system, Map.of()).getOrDefault(code, Map.of());
        }
        return code.length() > LONGEST_FAMILY
                ? ofFamilies(new Key(system, code))
                : familiar.get(new Key(system, code), this::ofFamilies);
    }

    private Map<ConceptGroup, CodeMatch> ofFamilies(Key key) {
        String system = key.system();
        String code = key.code();
        List<Hit> hits = new ArrayList<>(exact.getOrDefault(system, Map.of()).getOrDefault(code, List.of()));
        Map<String, List<Hit>> ofSystem = families.getOrDefault(system, Map.of());
        int longest = Math.min(code.length(), LONGEST_FAMILY);
        for (int length = 1; length <= longest; length++) {
            hits.addAll(ofSystem.getOrDefault(code.substring(0, length), List.of()));
        }
        return hits.isEmpty() ? Map.of() : settle(hits);
    }

    private Map<ConceptGroup, CodeMatch> settle(List<Hit> found) {
        Map<ConceptGroup, Hit> hits = new EnumMap<>(ConceptGroup.class);
        found.forEach(hit -> keepLongest(hits, hit));
        Map<ConceptGroup, CodeMatch> result = new EnumMap<>(ConceptGroup.class);
        for (Hit hit : hits.values()) {
            if (!isBeaten(hit, hits)) {
                result.put(hit.group(), hit.weak() ? CodeMatch.WEAK : CodeMatch.SURE);
            }
        }
        return Collections.unmodifiableMap(result);
    }

    private static void keepLongest(Map<ConceptGroup, Hit> hits, Hit hit) {
        hits.merge(hit.group(), hit, (a, b) -> b.length() >= a.length() ? b : a);
    }

    private boolean isBeaten(Hit hit, Map<ConceptGroup, Hit> hits) {
        return contradictions.getOrDefault(hit.group(), Set.of()).stream()
                .map(hits::get)
                .anyMatch(other -> other != null && other.length() > hit.length());
    }
}
