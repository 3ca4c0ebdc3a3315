package org.bonewise.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookRequestReaderTest {

    /** What nobody reads would stay in memory for as long as the call waits for its EHR. */
    @Test
    void keysThatTheServiceDoesNotAskForAreNotKept() {
        ServiceDefinition service = new ServiceDefinition(
                "patient-view",
                null,
                "For tests.",
                "test",
                Map.of("patient", "Patient/{{context.patientId}}", "conditions", "Condition?patient=1"),
                null);
        String body = """
                {"hook":"patient-view","hookInstance":"i","context":{"userId":"u","patientId":"1","more":[1]},
                 "prefetch":{"zz":[{}],"patient":{"resourceType":"Patient"},"conditions":null},"extension":[{}]}""";

        HookRequest request = HookRequestReader.read(
                service,
                HookJson.read(body.getBytes(StandardCharsets.UTF_8)),
                ClientId.ANONYMOUS,
                "",
                Room.unlimited());

        assertThat(request.prefetch()).containsOnlyKeys("patient", "conditions");
        assertThat(request.prefetch()).hasEntrySatisfying("conditions", value -> assertThat(value.isNull())
                .isTrue());
        assertThat(request.context().at("/more/0").intValue()).isEqualTo(1);
    }
}
