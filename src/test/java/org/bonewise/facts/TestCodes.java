package org.bonewise.facts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.CodeGroups.Member;
import org.bonewise.knowledge.ConceptGroup;

/** Builds the few groups of codes that a test needs. */
final class TestCodes {

    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    static final String ATC = "http://www.whocc.no/atc";
    static final String BONEWISE = "https://bonewise.github.io/fhir/CodeSystem/bonewise";

    private final Map<ConceptGroup, List<Member>> members = new EnumMap<>(ConceptGroup.class);

    TestCodes group(ConceptGroup group, String system, String... codes) {
        for (String code : codes) {
            members.merge(group, List.of(new Member(system, code, false)), (a, b) -> java.util.stream.Stream.concat(
                            a.stream(), b.stream())
                    .toList());
        }
        return this;
    }

    CodeGroups build() {
        return new CodeGroups(members, Map.of());
    }
}
