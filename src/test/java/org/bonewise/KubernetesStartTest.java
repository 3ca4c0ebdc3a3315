package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bonewise.clients.RegisteredClients;
import org.bonewise.files.ConfigMapVolume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A start with the volumes, settings and variables of the manifests, other addresses apart. */
class KubernetesStartTest {

    /** What takes the place of values that lead elsewhere. */
    private static final Map<String, String> HERE = Map.of(
            "MANAGEMENT_SERVER_ADDRESS", "127.0.0.2",
            "SPRING_DATASOURCE_URL", "jdbc:h2:mem:kubernetes",
            "SPRING_DATASOURCE_USERNAME", "kubernetes",
            "SPRING_DATASOURCE_PASSWORD", "kubernetes",
            "BONEWISE_QUIET_SECRET", "0123456789abcdef0123456789abcdef");

    @TempDir
    private Path temporary;

    private final Container container = KubernetesManifests.read("deployment.yaml", Deployment.class)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst();

    @Test
    void itStartsAnswersItsProbesAndHasTheHospitalsOwnInForce() throws Exception {
        Map<String, Path> volumes = volumes();
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables(volumes)));
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(BonewiseApplication.class)
                .environment(environment)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0",
                        "--spring.config.additional-location=file:" + volumes.get("/app/config") + "/")) {
            Environment settings = service.getEnvironment();
            HERE.forEach((variable, value) -> assertThat(settings.getProperty(variable(variable)))
                    .as(variable)
                    .isEqualTo(value));
            String services = "http://127.0.0.1:" + settings.getProperty("local.server.port");
            for (String probe : List.of(
                    container.getStartupProbe().getHttpGet().getPath(),
                    container.getReadinessProbe().getHttpGet().getPath(),
                    container.getLivenessProbe().getHttpGet().getPath())) {
                assertThat(get(services + probe).statusCode()).as(probe).isEqualTo(200);
            }
            JsonNode info = new JsonMapper()
                    .readTree(
                            get("http://127.0.0.2:" + settings.getProperty("local.management.port") + "/actuator/info")
                                    .body())
                    .path("bonewise");
            assertThat(service.getBean(RegisteredClients.class).all())
                    .singleElement()
                    .satisfies(client -> assertThat(client.id().value()).isEqualTo("ehr-main"));
            assertThat(info.at("/files/fhir-profiles/added").toString())
                    .isEqualTo("[\"guidelines/hospital/hospital.json\"]");
            assertThat(info.at("/files/hooks/replaced").toString())
                    .isEqualTo("[\"bone-health-encounter-start/service.json\"]");
        }
    }

    private static String variable(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The ConfigMaps as they are mounted, by their places in the container. */
    private Map<String, Path> volumes() {
        Map<String, Path> volumes = new TreeMap<>();
        KubernetesManifests.kustomization().configMapGenerator().forEach(generator -> {
            String name = generator.name().replaceFirst("^bonewise-", "");
            Map<String, String> entries = new TreeMap<>();
            generator
                    .files()
                    .forEach(file -> entries.put(
                            file.replaceFirst(".*/", ""),
                            KubernetesManifests.text(KubernetesManifests.FOLDER.resolve(file))));
            volumes.put(
                    container.getVolumeMounts().stream()
                            .filter(mount -> mount.getName().equals(name))
                            .map(VolumeMount::getMountPath)
                            .findFirst()
                            .orElseThrow(),
                    ConfigMapVolume.at(temporary.resolve(name), entries));
        });
        return volumes;
    }

    private Map<String, Object> variables(Map<String, Path> volumes) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (EnvVar variable : container.getEnv()) {
            String name = variable.getName();
            variables.put(
                    name,
                    HERE.containsKey(name)
                            ? HERE.get(name)
                            : Objects.requireNonNull(volumes.get(variable.getValue()), name)
                                    .toString());
        }
        return variables;
    }
}
