package org.bonewise.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.knowledge.ArtefactFiles.Found;
import org.bonewise.knowledge.CodeGroups.Member;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** Reads the ValueSets by which facts are recognised. */
final class TerminologyReader {

    private final Map<String, ConceptGroup> groupsByUrl = new HashMap<>();
    private final Map<ConceptGroup, List<Member>> members = new EnumMap<>(ConceptGroup.class);
    private final Map<ConceptGroup, Set<ConceptGroup>> contradictions = new EnumMap<>(ConceptGroup.class);

    TerminologyReader(ArtefactFiles files, List<ArtefactProblem> problems) {
        Map<String, ConceptGroup> byId = new HashMap<>();
        for (ConceptGroup group : ConceptGroup.values()) {
            byId.put(group.id(), group);
        }
        List<Found<ValueSet>> found = files.all(ValueSet.class);
        for (Found<ValueSet> file : found) {
            ConceptGroup group = byId.get(file.resource().getIdElement().getIdPart());
            if (group != null) {
                groupsByUrl.put(file.resource().getUrl(), group);
                members.put(group, codes(file.resource()));
            }
        }
        found.forEach(file -> contradictions(file, problems));
        for (ConceptGroup group : ConceptGroup.values()) {
            if (!members.containsKey(group)) {
                problems.add(new ArtefactProblem(
                        "terminology/" + group.id() + ".json",
                        "",
                        "missing value set: facts are read by ValueSet/" + group.id() + "; restore the file"));
            }
        }
    }

    private static List<Member> codes(ValueSet valueSet) {
        List<Member> codes = new ArrayList<>();
        for (ConceptSetComponent include : valueSet.getCompose().getInclude()) {
            include.getConcept()
                    .forEach(concept -> codes.add(new Member(
                            include.getSystem(),
                            concept.getCode(),
                            "true".equals(Extensions.text(concept.getExtension(), "non-specific")))));
        }
        return codes;
    }

    private void contradictions(Found<ValueSet> file, List<ArtefactProblem> problems) {
        ConceptGroup group = groupsByUrl.get(file.resource().getUrl());
        for (Extension extension : Extensions.all(file.resource().getExtension(), "contradicts")) {
            ConceptGroup other = groupsByUrl.get(extension.getValue().primitiveValue());
            if (other == null) {
                problems.add(new ArtefactProblem(
                        file.file(),
                        "contradicts",
                        "missing value set " + extension.getValue().primitiveValue()));
            } else if (group != null) {
                contradictions
                        .computeIfAbsent(group, key -> EnumSet.noneOf(ConceptGroup.class))
                        .add(other);
            }
        }
    }

    /** The index of codes. */
    CodeGroups codeGroups() {
        return new CodeGroups(members, contradictions);
    }

    /** Groups of which one concept can be in only one. */
    Map<ConceptGroup, Set<ConceptGroup>> contradictions() {
        return contradictions;
    }

    /** Groups by the canonical address of their ValueSet. */
    Map<String, ConceptGroup> groupsByUrl() {
        return groupsByUrl;
    }
}
