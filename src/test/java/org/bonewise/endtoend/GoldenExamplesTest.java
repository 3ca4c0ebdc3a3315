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

    private static final Path FOLDER = Path.of("hooks/bone-health-patient-view/examples");
    private static final String REQUEST = ".request.json";
    private static final String RESPONSE = ".response.json";
    private static final String PROFILES = "https://bonewise.github.io/fhir/StructureDefinition/";
    private static final boolean WRITING = "write".equals(System.getProperty("bonewise.golden"));
    private static final JsonMapper JSON = new JsonMapper();

    static List<String> situations() {
        if (WRITING) {
            writeMissingRequests();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(REQUEST))
                    .map(name -> name.substring(0, name.length() - REQUEST.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everySituationHasItsExample() {
        assertThat(situations())
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

    @ParameterizedTest
    @MethodSource("situations")
    void theAnswerIsTheOneWrittenDown(String situation) {
        String answer = answer(situation);
        if (WRITING) {
            write(FOLDER, situation + RESPONSE, answer);
        }

        Path answered = unfolded(situation + "-answered.txt", answer);
        Path expected = unfolded(situation + "-expected.txt", read(situation + RESPONSE));
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
        for (JsonNode order : orders(JSON.readTree(answer(situation)))) {
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

    private static List<JsonNode> orders(JsonNode answer) {
        List<JsonNode> orders = new ArrayList<>();
        answer.path("cards").forEach(card -> card.path("suggestions")
                .forEach(suggestion ->
                        suggestion.path("actions").forEach(action -> orders.add(action.path("resource")))));
        return orders;
    }

    private static String answer(String situation) {
        Service.Reply reply = Service.shared().post(read(situation + REQUEST));
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

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
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
