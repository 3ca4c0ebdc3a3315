package org.bonewise.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrefetchCodesTest {

    private static final String RESULTS = "Observation?patient={{context.patientId}}&code=2160-0,14682-9&_count=200";

    private static String completed(String template, String... locals) {
        PrefetchCodes codes = new PrefetchCodes(asked -> asked.contains("14682-9") ? List.of(locals) : List.of());
        ServiceDefinition service =
                new ServiceDefinition("patient-view", null, "Example", "example", Map.of("key", template), null);
        return String.valueOf(codes.completed(service).prefetch().get("key"));
    }

    @Test
    void localCodesStandAfterTheOthersWithoutTheirSystem() {
        assertThat(completed(RESULTS, "KREA", "DNK.1"))
                .isEqualTo("Observation?patient={{context.patientId}}&code=2160-0,14682-9,KREA,DNK.1&_count=200");
    }

    @Test
    void aCodeThatIsAskedForIsNotRepeated() {
        assertThat(completed(RESULTS, "2160-0", "KREA", "KREA"))
                .isEqualTo("Observation?patient={{context.patientId}}&code=2160-0,14682-9,KREA&_count=200");
    }

    @Test
    void whatWouldEndOrPartAValueIsEscaped() {
        String completed = completed(RESULTS, "P-Krea &co", "A,B|C$D\\E", "Ærø", "{{x}}");

        assertThat(completed)
                .isEqualTo("Observation?patient={{context.patientId}}&code=2160-0,14682-9,P-Krea%20%26co,"
                        + "A%5C%2CB%5C%7CC%5C%24D%5C%5CE,%C3%86r%C3%B8,%7B%7Bx%7D%7D&_count=200");
        assertThat(TemplateLint.complaint("patient-view", new PrefetchTemplate("key", completed)))
                .isEmpty();
    }

    @Test
    void otherQueriesStayAsTheyAre() {
        for (String template : List.of(
                "Patient/{{context.patientId}}",
                "Condition?patient={{context.patientId}}&_count=200",
                "Observation?patient={{context.patientId}}&code=8302-2&_count=200",
                "Observation?patient={{context.patientId}}&value-code=14682-9&_count=200",
                "Condition?patient={{context.patientId}}&code:in=14682-9&_count=200")) {
            assertThat(completed(template, "KREA")).isEqualTo(template);
        }
    }
}
