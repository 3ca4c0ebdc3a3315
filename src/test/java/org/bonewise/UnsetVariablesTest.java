package org.bonewise;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bonewise.cdshooks.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A setting that takes its value from a variable which is not set stops the start. */
class UnsetVariablesTest {

    private static ConfigurableEnvironment with(Map<String, Object> variables, Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("application.properties", settings));
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        return environment;
    }

    @Test
    void aVariableThatIsNotSetStopsTheStart() {
        ConfigurableEnvironment environment = with(
                Map.of(),
                Map.of(
                        "spring.datasource.password", "${NO_SUCH_PASSWORD}",
                        "bonewise.public-url", "https://${NO_SUCH_HOST}/cds"));

        assertThatThrownBy(() -> UnsetVariables.refuse(environment))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("spring.datasource.password takes its value from NO_SUCH_PASSWORD, which is not"
                        + " set: set that environment variable for the service, or write the value")
                .hasMessageContaining("bonewise.public-url takes its value from NO_SUCH_HOST, which is not set");
    }

    @Test
    void oneThatIsSetOrHasAnotherValueInItsPlaceDoesNot() {
        ConfigurableEnvironment environment = with(
                Map.of("DATABASE_PASSWORD", "s3cret", "server.ssl.key-store-password", "s3cret"),
                Map.of(
                        "spring.datasource.password", "${DATABASE_PASSWORD}",
                        "server.port", "${NO_SUCH_PORT:8080}",
                        "server.ssl.key-store", "${DATABASE_PASSWORD:${NO_SUCH_STORE}}",
                        "server.ssl.key-store-password", "${NO_SUCH_PASSWORD}",
                        "elsewhere.password", "${NO_SUCH_PASSWORD}"));

        assertThatCode(() -> UnsetVariables.refuse(environment)).doesNotThrowAnyException();
    }
}
