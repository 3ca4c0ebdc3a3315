package org.bonewise.facts;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ValueSet;

/** The codes that are shipped in fhir-profiles/terminology. */
final class ShippedCodes {

    private static final Path FOLDER = Path.of("fhir-profiles/terminology");
    private static final Map<String, ConceptGroup> BY_ID =
            Arrays.stream(ConceptGroup.values()).collect(Collectors.toMap(ConceptGroup::id, group -> group));
    private static final CodeGroups ALL = read();

    private ShippedCodes() {}

    static CodeGroups all() {
        return ALL;
    }

    private static CodeGroups read() {
        FhirContext context = FhirContext.forR4Cached();
        Map<ConceptGroup, List<CodeGroups.Member>> members = new EnumMap<>(ConceptGroup.class);
        Map<ConceptGroup, Set<ConceptGroup>> contradictions = new EnumMap<>(ConceptGroup.class);
        BY_ID.forEach((id, group) -> {
            Path file = FOLDER.resolve(id + ".json");
            if (Files.exists(file)) {
                ValueSet set = context.newJsonParser().parseResource(ValueSet.class, text(file));
                members.put(group, members(set));
                contradictions.put(group, contradictions(set));
            }
        });
        return new CodeGroups(members, contradictions);
    }

    private static List<CodeGroups.Member> members(ValueSet set) {
        List<CodeGroups.Member> found = new ArrayList<>();
        set.getCompose().getInclude().forEach(include -> include.getConcept()
                .forEach(concept -> found.add(new CodeGroups.Member(
                        include.getSystem(),
                        concept.getCode(),
                        concept.getExtension().stream()
                                .anyMatch(extension -> extension.getUrl().endsWith("/non-specific"))))));
        return found;
    }

    private static Set<ConceptGroup> contradictions(ValueSet set) {
        Set<ConceptGroup> found = EnumSet.noneOf(ConceptGroup.class);
        for (Extension extension : set.getExtension()) {
            if (extension.getUrl().endsWith("/contradicts")) {
                String url = extension.getValue().primitiveValue();
                ConceptGroup group = BY_ID.get(url.substring(url.lastIndexOf('/') + 1));
                if (group != null) {
                    found.add(group);
                }
            }
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
