package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.artefacts.FhirValidation;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole answers to whole requests, one for each clinical situation, as they go over the wire at {@link Service#NOW}.
 *
 * <p>With {@code -Dbonewise.golden=write} the answers are written anew, and a request that is missing is made from the
 * sample patient of its name.
 */
class GoldenExamplesTest {

    private static final Path HOOKS = Path.of("hooks");
    private static final String VIEW = "bone-health-patient-view";
    private static final Path FOLDER = examples(VIEW);
    private static final String REQUEST = ".request.json";
    private static final String RESPONSE = ".response.json";
    private static final String PROFILES = "https://bonewise.github.io/fhir/StructureDefinition/";
    private static final boolean WRITING = "write".equals(System.getProperty("bonewise.golden"));
    private static final JsonMapper JSON = new JsonMapper();

    static List<String> situations() {
        if (WRITING) {
            writeMissingRequests();
        }
        try (Stream<Path> services = Files.list(HOOKS)) {
            return services.map(service -> service.getFileName().toString())
                    .sorted()
                    .flatMap(GoldenExamplesTest::situations)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> situations(String service) {
        try (Stream<Path> files = Files.list(examples(service))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(REQUEST))
                    .map(name -> service + "/" + name.substring(0, name.length() - REQUEST.length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path examples(String service) {
        return HOOKS.resolve(service).resolve("examples");
    }

    /** The body of an example request. */
    static String request(String situation) {
        return read(situation, REQUEST);
    }

    /** The service that an example is of. */
    static String service(String situation) {
        return situation.substring(0, situation.indexOf('/'));
    }

    private static String name(String situation) {
        return situation.substring(situation.indexOf('/') + 1);
    }

    @Test
    void everySituationHasItsExample() {
        assertThat(situations(VIEW).map(GoldenExamplesTest::name))
                .contains(
                        "breast-vitamin-d-low",
                        "prostate-crpc",
                        "prostate-hspc",
                        "prostate-status-unknown",
                        "breast-clearance-22",
                        "breast-dialysis",
                        "breast-hypocalcaemia",
                        "breast-no-albumin",
                        "breast-denosumab-overdue",
                        "breast-suspected-metastasis",
                        "breast-hospice",
                        "no-cancer");
    }

    @Test
    void everyServiceHasAnExample() throws IOException {
        try (Stream<Path> services = Files.list(HOOKS)) {
            assertThat(services.map(service -> service.getFileName().toString()))
                    .hasSizeGreaterThan(8)
                    .allSatisfy(service -> assertThat(situations(service)).isNotEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theAnswerIsTheOneWrittenDown(String situation) {
        String answer = answer(situation);
        if (WRITING) {
            write(examples(service(situation)), name(situation) + RESPONSE, answer);
        }

        Path answered = unfolded(situation.replace('/', '-') + "-answered.txt", answer);
        Path expected = unfolded(situation.replace('/', '-') + "-expected.txt", read(situation, RESPONSE));
        assertThat(answered)
                .as(
                        "The answer to %s%s has changed; if that is right, write it anew with -Dbonewise.golden=write and"
                                + " read the difference",
                        situation, REQUEST)
                .hasSameTextualContentAs(expected);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void everyOrderIsValidFhir(String situation) {
        List<String> errors = new ArrayList<>();
        JsonNode cards = JSON.readTree(answer(situation));
        // What is put right was written by the EHR: it follows FHIR, not our profile of proposals.
        resources(cards, "update").forEach(order -> errors.addAll(FhirValidation.validate(order.toString())));
        for (JsonNode order : resources(cards, "create")) {
            IBaseResource resource = FhirContext.forR4Cached().newJsonParser().parseResource(order.toString());
            String profile = order.path("resourceType").stringValue("").equals("MedicationRequest")
                    ? "bonewise-draft-medication-request"
                    : "bonewise-draft-service-request";
            errors.addAll(FhirValidation.validate(order.toString()));
            errors.addAll(FhirValidation.validate(resource, PROFILES + profile));
        }
        assertThat(errors).isEmpty();
    }

    /** The texts on a card that no program has checked for sense: a placeholder or a value that was not there. */
    @ParameterizedTest
    @MethodSource("situations")
    void nothingOfTheMachineryShowsOnACard(String situation) {
        assertThat(answer(situation))
                .doesNotContain("null", "{{", "}}", "Optional", "UNKNOWN", "NaN")
                .doesNotContainPattern("%[A-Za-z]")
                .doesNotContainPattern("\"summary\" : \"[^\"]{140,}\"");
    }

    private static List<JsonNode> resources(JsonNode answer, String type) {
        List<JsonNode> orders = new ArrayList<>();
        answer.path("cards").forEach(card -> card.path("suggestions").forEach(suggestion -> suggestion
                .path("actions")
                .valueStream()
                .filter(action -> action.path("type").asString().equals(type))
                .forEach(action -> orders.add(action.path("resource")))));
        return orders;
    }

    private static String answer(String situation) {
        Service.Reply reply = Service.shared().post(service(situation), request(situation));
        assertThat(reply.status()).isEqualTo(200);
        return Stable.uuids(reply.json().toPrettyString()) + "\n";
    }

    private static void writeMissingRequests() {
        SandboxEhr ehr = new SandboxEhr(Service.shared());
        for (String patient : ehr.patients()) {
            if (Files.notExists(FOLDER.resolve(patient + REQUEST))) {
                ViewCall call = ViewCall.of(patient).prefetch(ehr.prefetch(patient, ehr.keys()));
                write(FOLDER, patient + REQUEST, call.tree().toPrettyString() + "\n");
            }
        }
    }

    private static String read(String situation, String ending) {
        try {
            return Files.readString(examples(service(situation)).resolve(name(situation) + ending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the lines of a card's detail as lines, so that a difference shows only those that differ. */
    private static Path unfolded(String file, String json) {
        return write(Path.of("target/golden"), file, json.replace("\\n", "\n"));
    }

    private static Path write(Path folder, String file, String text) {
        try {
            return Files.writeString(Files.createDirectories(folder).resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
