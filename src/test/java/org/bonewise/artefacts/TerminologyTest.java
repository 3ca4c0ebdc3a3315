package org.bonewise.artefacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TerminologyTest {

    private static final String BASE = "https://bonewise.github.io/fhir/";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String SKS = "urn:oid:1.2.208.176.2.4.12";

    private static final Map<Path, MetadataResource> RESOURCES = Artefacts.files().stream()
            .filter(file -> file.startsWith(Artefacts.FOLDER.resolve("terminology")))
            .collect(Collectors.toMap(file -> file, file ->
                    (MetadataResource) FhirContext.forR4Cached().newJsonParser().parseResource(Artefacts.read(file))));

    static Stream<Path> files() {
        return RESOURCES.keySet().stream().sorted();
    }

    static Stream<ValueSet> valueSets() {
        return RESOURCES.values().stream()
                .filter(ValueSet.class::isInstance)
                .map(ValueSet.class::cast)
                .sorted((a, b) -> a.getUrl().compareTo(b.getUrl()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileIsNamedByTheIdAndTheUrlEndsWithIt(Path file) {
        var resource = resource(file);
        var id = resource.getIdElement().getIdPart();
        var prefix = resource instanceof CodeSystem ? "codesystem-" : "";

        assertEquals(prefix + id + ".json", String.valueOf(file.getFileName()));
        assertEquals(BASE + resource.fhirType() + "/" + id, resource.getUrl());
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void aCodeStandsOnceInASet(ValueSet set) {
        var keys = new ArrayList<String>();
        set.getCompose().getInclude().forEach(include -> include.getConcept()
                .forEach(concept -> keys.add(include.getSystem() + "|" + concept.getCode())));

        assertFalse(keys.isEmpty());
        assertEquals(
                new TreeSet<>(keys).stream().toList(), keys.stream().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void aContradictionIsStatedOnBothSidesAndSharesNoCode(ValueSet set) {
        for (var other : contradicted(set)) {
            var there = valueSet(other.substring(other.lastIndexOf('/') + 1));

            assertTrue(contradicted(there).contains(set.getUrl()), () -> other + " does not answer " + set.getUrl());
            var shared = codes(set);
            shared.retainAll(codes(there));
            assertEquals(Set.of(), shared, () -> set.getUrl() + " and " + other);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bone-metastasis, http://snomed.info/sct, 94222008",
        "bone-metastasis, urn:oid:1.2.208.176.2.4.12, DC795",
        "bone-marrow-metastasis, http://hl7.org/fhir/sid/icd-10-cm, C79.52",
        "secondary-malignancy-root, http://hl7.org/fhir/sid/icd-10-cm, C78",
        "any-primary-malignancy-root, http://hl7.org/fhir/sid/icd-10, C34",
        "any-primary-malignancy-root, http://hl7.org/fhir/sid/icd-10-cm, C7A",
        "any-primary-malignancy-root, urn:oid:1.2.208.176.2.4.12, DC80",
        "carcinoma-in-situ, urn:oid:1.2.208.176.2.4.12, DD05",
        "cancer-history, http://hl7.org/fhir/sid/icd-10-cm, Z85",
        "blood-cancer-families, http://hl7.org/fhir/sid/icd-10, C90",
        "solitary-plasmacytoma, http://hl7.org/fhir/sid/icd-10, C90.3",
        "histology-ductal, http://terminology.hl7.org/CodeSystem/icd-o-3, 8500/3",
        "zoledronic-acid, http://www.whocc.no/atc, M05BA08",
        "denosumab-120mg-oncology, http://www.nlm.nih.gov/research/umls/rxnorm, 1046399",
        "creatinine, urn:oid:1.2.208.176.2.1, NPU18016",
    })
    void theSetHoldsTheCode(String set, String system, String code) {
        assertTrue(codes(valueSet(set)).contains(system + "|" + code));
    }

    @ParameterizedTest
    @CsvSource({
        "bone-metastasis, C79.52",
        "bone-metastasis, DC795A",
        "bone-metastasis, C79.9",
        "multiple-myeloma, C90.3",
        "multiple-myeloma, DC903",
        "multiple-myeloma, 426336007",
        "any-primary-malignancy-root, C76",
        "any-primary-malignancy-root, C77",
        "any-primary-malignancy-root, C79",
        "any-primary-malignancy-root, DC78",
        "any-primary-malignancy-root, C7B",
        "vitamin-d-25oh, 1649-3",
        "vitamin-d-25oh, NPU01440",
    })
    void theSetDoesNotHoldTheCode(String set, String code) {
        assertTrue(codes(valueSet(set)).stream().noneMatch(key -> key.endsWith("|" + code)));
    }

    @Test
    void weakCodesAreMarkedAndStrongOnesAreNot() {
        assertTrue(nonSpecific("dialysis", ICD_10, "Z49"));
        assertTrue(nonSpecific("dialysis", SKS, "DZ49"));
        assertFalse(nonSpecific("dialysis", SKS, "DZ992"));
        assertTrue(nonSpecific("giant-cell-tumour-of-bone", ICD_10, "D16"));
        assertFalse(nonSpecific("giant-cell-tumour-of-bone", SNOMED, "10069009"));
        assertTrue(nonSpecific("atypical-femoral-fracture", SKS, "DM843"));
        assertTrue(nonSpecific("vitamin-d-1-25-trap", "urn:oid:1.2.208.176.2.1", "NPU01440"));
        assertTrue(nonSpecific("bodysite-bone", SNOMED, "14016003"));
        assertTrue(nonSpecific("pregnancy", ICD_10, "O80"));
        assertFalse(nonSpecific("pregnancy", ICD_10_CM, "O24"));
        assertFalse(nonSpecific("bone-metastasis", ICD_10, "C79.5"));
    }

    @Test
    void bothSidesOfTheKnownContradictionsAreDeclared() {
        assertEquals(List.of(BASE + "ValueSet/bone-marrow-metastasis"), contradicted(valueSet("bone-metastasis")));
        assertTrue(contradicted(valueSet("multiple-myeloma")).contains(BASE + "ValueSet/solitary-plasmacytoma"));
        assertTrue(contradicted(valueSet("other-bisphosphonate")).contains(BASE + "ValueSet/zoledronic-acid"));
        assertTrue(contradicted(valueSet("vitamin-d-unspecified")).contains(BASE + "ValueSet/calcitriol-alfacalcidol"));
    }

    @Test
    void everyCodeOfOursThatASetNamesIsDefined() {
        var ours = (CodeSystem) resource(Artefacts.FOLDER.resolve("terminology/codesystem-bonewise.json"));
        var defined = ours.getConcept().stream()
                .map(ConceptDefinitionComponent::getCode)
                .collect(Collectors.toCollection(TreeSet::new));
        var named = valueSets()
                .flatMap(set -> set.getCompose().getInclude().stream())
                .filter(include -> include.getSystem().equals(ours.getUrl()))
                .flatMap(include -> include.getConcept().stream())
                .map(ConceptReferenceComponent::getCode)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(defined, named);
    }

    private static MetadataResource resource(Path file) {
        var resource = RESOURCES.get(file);
        if (resource == null) {
            throw new AssertionError("no artefact " + file);
        }
        return resource;
    }

    private static ValueSet valueSet(String id) {
        return (ValueSet) resource(Artefacts.FOLDER.resolve("terminology/" + id + ".json"));
    }

    private static Set<String> codes(ValueSet set) {
        return set.getCompose().getInclude().stream()
                .flatMap(include ->
                        include.getConcept().stream().map(concept -> include.getSystem() + "|" + concept.getCode()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> contradicted(ValueSet set) {
        return set.getExtensionsByUrl(BASE + "StructureDefinition/contradicts").stream()
                .map(extension -> ((CanonicalType) extension.getValue()).getValue())
                .toList();
    }

    private static boolean nonSpecific(String set, String system, String code) {
        return valueSet(set).getCompose().getInclude().stream()
                .filter(include -> include.getSystem().equals(system))
                .flatMap(include -> include.getConcept().stream())
                .filter(concept -> concept.getCode().equals(code))
                .findFirst()
                .orElseThrow()
                .hasExtension(BASE + "StructureDefinition/non-specific");
    }
}
