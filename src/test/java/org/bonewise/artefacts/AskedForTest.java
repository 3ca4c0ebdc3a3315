package org.bonewise.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.KnowledgeLoader;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published queries for Observations name the codes that facts read and no others: a result that is never asked for must
 * not count as absent, and one that nothing reads costs time. What facts read is told by deriving every fact, for each agent,
 * of the patients of the examples, as they are, and without results at other ages, so that every
 * way is gone that one result or another would have spared.
 */
class AskedForTest {

    private static final Path SERVICE = Path.of("hooks/bone-health-patient-view");
    private static final JsonMapper JSON = new JsonMapper();

    /** Conditions carry codes of classifications, Observations carry none. */
    private static final Set<String> SYSTEMS_OF_OBSERVATIONS = Set.of(
            "http://loinc.org",
            "http://snomed.info/sct",
            "http://npu-terminology.org",
            "urn:oid:1.2.208.176.2.1",
            "https://bonewise.github.io/fhir/CodeSystem/bonewise");

    /** Below it PSA is looked at. */
    private static final JsonNode CASTRATE = JSON.readTree("""
            {"resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-11-20",
             "code": {"coding": [{"system": "http://loinc.org", "code": "2986-8"}]},
             "valueQuantity": {"value": 10, "system": "http://unitsofmeasure.org", "code": "ng/dL"}}""");

    private final FactCatalogue catalogue = FactDefinitions.catalogue();
    private final Knowledge knowledge = new KnowledgeLoader(
                    FhirContexts.r4(), catalogue.declarations(), FactParameters.NAMES, FactWindows.ITEMS)
            .load(Artefacts.FOLDER);

    @Test
    void observationsAreAskedForByTheCodesThatFactsRead() {
        Set<String> read = new TreeSet<>();
        groupsRead().forEach(group -> read.addAll(codesOf(group)));

        assertThat(asked()).containsExactlyInAnyOrderElementsOf(read);
    }

    private static List<String> asked() {
        return JSON.readTree(Artefacts.read(SERVICE.resolve("service.json")))
                .path("prefetch")
                .valueStream()
                .map(JsonNode::stringValue)
                .filter(query -> query.startsWith("Observation?"))
                .flatMap(query ->
                        Stream.of(query.replaceFirst(".*&code=([^&]*)&.*", "$1").split(",", -1)))
                .toList();
    }

    private static Set<String> codesOf(ConceptGroup group) {
        ValueSet set = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        ValueSet.class,
                        Artefacts.read(Artefacts.FOLDER.resolve("terminology/" + group.id() + ".json")));
        Set<String> codes = new HashSet<>();
        set.getCompose().getInclude().stream()
                .filter(include -> SYSTEMS_OF_OBSERVATIONS.contains(include.getSystem()))
                .flatMap(include -> include.getConcept().stream())
                .forEach(concept -> codes.add(concept.getCode()));
        return codes;
    }

    private Set<ConceptGroup> groupsRead() {
        Set<ConceptGroup> groups = EnumSet.noneOf(ConceptGroup.class);
        for (List<Resource> chart : charts()) {
            PatientData data = new PatientData("p", chart, Set.of("Observation", "Condition", "Procedure"), List.of());
            PatientRecord record =
                    new PatientRecord(data, knowledge.codes(), ZonedDateTime.parse("2026-11-22T09:00:00Z"));
            EvaluatedFacts facts = new EvaluatedFacts(catalogue, knowledge, record, knowledge.boneModifyingRegimens());
            for (Regimen regimen : oneOfEachAgent()) {
                EvaluatedFacts ofCandidate = facts.forCandidate(new Candidate(regimen, null, null));
                catalogue.declarations().stream().map(FactDeclaration::name).forEach(ofCandidate::fact);
            }
            groups.addAll(record.results().groupsRead());
        }
        return groups;
    }

    private Collection<Regimen> oneOfEachAgent() {
        Map<String, Regimen> byAgent = new TreeMap<>();
        knowledge.boneModifyingRegimens().forEach(regimen -> byAgent.put(String.valueOf(regimen.agent()), regimen));
        return byAgent.values();
    }

    private static List<List<Resource>> charts() {
        List<List<Resource>> charts = new ArrayList<>();
        for (Path example : examples()) {
            List<Resource> asItIs = resources(Artefacts.read(example));
            charts.add(asItIs);
            for (String born : List.of("1974-05-01", "2013-05-01", "1940-05-01")) {
                List<Resource> bare = asItIs.stream()
                        .filter(resource -> !(resource instanceof Observation))
                        .map(resource -> bornOn(born, resource))
                        .toList();
                charts.add(bare);
                charts.add(Stream.concat(bare.stream(), Stream.of(parsed(CASTRATE)))
                        .toList());
            }
        }
        assertThat(charts).isNotEmpty();
        return charts;
    }

    private static Resource bornOn(String day, Resource resource) {
        if (resource instanceof Patient patient) {
            Patient other = patient.copy();
            other.setBirthDateElement(new DateType(day));
            return other;
        }
        return resource;
    }

    private static List<Path> examples() {
        try (var files = Files.list(SERVICE.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".request.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Resource> resources(String request) {
        List<Resource> resources = new ArrayList<>();
        for (JsonNode value : JSON.readTree(request).path("prefetch")) {
            if (value.path("resourceType").stringValue("").equals("Bundle")) {
                value.path("entry").forEach(entry -> resources.add(parsed(entry.path("resource"))));
            } else if (value.isObject()) {
                resources.add(parsed(value));
            }
        }
        return resources;
    }

    private static Resource parsed(JsonNode json) {
        return (Resource) FhirContexts.lenientParser().parseResource(json.toString());
    }
}
