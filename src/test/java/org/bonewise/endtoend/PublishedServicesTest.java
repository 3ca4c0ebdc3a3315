package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What discovery publishes of the services that are shipped. */
class PublishedServicesTest {

    private static final String ACCESS = "(read and search)";

    private static final Path HOOKS_PAGE = Path.of("docs/hooks.md");

    private static List<JsonNode> services() {
        return Service.shared().discovery().path("services").valueStream().toList();
    }

    private static Stream<String> templates(JsonNode service) {
        return service.path("prefetch").valueStream().map(JsonNode::stringValue);
    }

    @Test
    void everyServiceHasAnIdOfItsOwnAndOneHook() {
        assertThat(services().stream()
                        .map(service -> service.path("id").stringValue() + " "
                                + service.path("hook").stringValue()))
                .containsExactly(
                        "bone-health-allergyintolerance-create allergyintolerance-create",
                        "bone-health-appointment-book appointment-book",
                        "bone-health-encounter-discharge encounter-discharge",
                        "bone-health-encounter-start encounter-start",
                        "bone-health-medication-refill medication-refill",
                        "bone-health-order-select order-select",
                        "bone-health-order-sign order-sign",
                        "bone-health-patient-view patient-view",
                        "bone-health-problem-list-item-create problem-list-item-create");
    }

    /** Extras of later versions of the protocol, such as hookVersion, are not among them. */
    @Test
    void everyServiceSaysWhatItIsAndWhatItNeeds() {
        assertThat(services()).hasSize(9).allSatisfy(service -> {
            assertThat(service.propertyNames())
                    .containsExactly("hook", "title", "description", "id", "prefetch", "usageRequirements");
            assertThat(service.path("title").stringValue("")).startsWith("Bone health");
            assertThat(service.path("description").stringValue("")).endsWith(".");
            assertThat(service.path("usageRequirements").stringValue("")).contains(ACCESS);
        });
    }

    @Test
    void everyIdIsAnAddressThatTakesCalls() {
        assertThat(services()).allSatisfy(service -> {
            String id = service.path("id").stringValue();
            assertThat(id).matches("[a-z-]+");
            Service.Reply reply = Service.shared().post(id, "{}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/issue/0/expression/0").stringValue()).isEqualTo("hook");
        });
    }

    @Test
    void templatesNameOnlyThePatientOfTheContext() {
        assertThat(services().stream().flatMap(PublishedServicesTest::templates))
                .hasSize(9 * 13)
                .allSatisfy(template -> assertThat(template.replace("{{context.patientId}}", ""))
                        .isNotEqualTo(template)
                        .doesNotContain("{", "}", "%"));
    }

    /** Orders on hold, active and completed count as much as drafts. */
    @Test
    void ordersAreAskedForWhateverTheirStatus() {
        assertThat(services().stream()
                        .flatMap(PublishedServicesTest::templates)
                        .filter(template ->
                                template.startsWith("MedicationRequest") || template.startsWith("ServiceRequest"))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "MedicationRequest?patient={{context.patientId}}&_count=200",
                        "ServiceRequest?patient={{context.patientId}}&_count=200");
    }

    @Test
    void thePageOfTheHooksNamesEveryServiceAndTheScopeOfEveryQuery() throws IOException {
        String page = Files.readString(HOOKS_PAGE);

        assertThat(services()).allSatisfy(service -> {
            assertThat(page).contains("`" + service.path("id").stringValue() + "`");
            assertThat(templates(service)).allSatisfy(template -> assertThat(page)
                    .contains("`" + template.replaceFirst("[/?].*", "") + ".rs`"));
        });
    }

    @Test
    void thePageOfTheHooksTellsWhatTheSafetyOfPatientsNeeds() throws IOException {
        assertThat(Files.readString(HOOKS_PAGE))
                .contains("## What to agree on before clinical use")
                .containsPattern("Safety rests on `order-select` and `order-sign`");
    }
}
