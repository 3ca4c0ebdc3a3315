package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bonewise.KubernetesManifests.FOLDER;
import static org.bonewise.KubernetesManifests.read;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.KubernetesManifests.Kustomization.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.DurationStyle;

/** The manifests are what the API of Kubernetes knows, fit each other, and fit the service. */
class KubernetesTest {

    private static final Map<String, String> SELECTED = Map.of("app.kubernetes.io/name", "bonewise");
    private static final Deployment DEPLOYMENT = read("deployment.yaml", Deployment.class);
    private static final PodSpec POD = DEPLOYMENT.getSpec().getTemplate().getSpec();
    private static final Container CONTAINER = POD.getContainers().getFirst();

    private static Set<String> manifests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void eachIsAsTheApiKnowsItAndStandsInTheList() throws IOException {
        Set<String> listed = Set.copyOf(KubernetesManifests.kustomization().resources());
        assertThat(manifests())
                .containsAll(listed)
                .hasSize(listed.size() + 2)
                .contains("kustomization.yaml", "secret.yaml");
        assertThat(listed).allSatisfy(file -> assertThat(KubernetesManifests.resource(KubernetesManifests.plain(file))
                        .getMetadata()
                        .getName())
                .isEqualTo("bonewise"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deployment.yaml    | readOnlyRootFilesystem  | readOnlyRootFileSystem
            deployment.yaml    | terminationGracePeriodSeconds | gracePeriodSeconds
            hpa.yaml           | averageUtilization      | targetUtilization
            pdb.yaml           | maxUnavailable: 1       | maxUnavailable: [1]
            networkpolicy.yaml | ipBlock                 | ipBlocks
            networkpolicy.yaml | v1                      | v7
            """)
    void whatTheApiDoesNotKnowIsSeen(String file, String from, String to) {
        String text = KubernetesManifests.text(FOLDER.resolve(file));
        assertThat(text).contains(from);

        assertThatThrownBy(
                        () -> KubernetesManifests.resource(new org.yaml.snakeyaml.Yaml().load(text.replace(from, to))))
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
    }

    @Test
    void allSpeakOfTheSamePods() {
        assertThat(DEPLOYMENT.getSpec().getTemplate().getMetadata().getLabels()).containsAllEntriesOf(SELECTED);
        assertThat(DEPLOYMENT.getSpec().getSelector().getMatchLabels()).isEqualTo(SELECTED);
        assertThat(POD.getTopologySpreadConstraints()).hasSize(2).allSatisfy(spread -> assertThat(
                        spread.getLabelSelector().getMatchLabels())
                .isEqualTo(SELECTED));
        assertThat(read("service.yaml", Service.class).getSpec().getSelector()).isEqualTo(SELECTED);
        assertThat(read("pdb.yaml", PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(SELECTED);
        assertThat(read("networkpolicy.yaml", NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .isEqualTo(SELECTED);
        var scaled = read("hpa.yaml", HorizontalPodAutoscaler.class).getSpec();
        assertThat(scaled.getScaleTargetRef().getKind() + "/"
                        + scaled.getScaleTargetRef().getName())
                .isEqualTo("Deployment/" + DEPLOYMENT.getMetadata().getName());
        assertThat(scaled.getMinReplicas()).isGreaterThan(1);
        assertThat(DEPLOYMENT.getSpec().getReplicas()).isNull();
    }

    @Test
    void thePortsAreThoseOfTheService() throws IOException {
        Properties shipped = shipped();
        assertThat(shipped).doesNotContainKey("server.port");
        assertThat(CONTAINER.getPorts().stream()
                        .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort)))
                .isEqualTo(Map.of(
                        "http", 8080, "management", Integer.valueOf(shipped.getProperty("management.server.port"))));
        assertThat(read("service.yaml", Service.class).getSpec().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
        assertThat(read("networkpolicy.yaml", NetworkPolicy.class).getSpec().getIngress().stream()
                        .flatMap(rule -> rule.getPorts().stream())
                        .map(port -> port.getPort().getIntVal()))
                .containsExactly(8080, 8090);
        assertThat(probes())
                .allSatisfy(probe ->
                        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http"));
    }

    static List<Probe> probes() {
        return List.of(CONTAINER.getStartupProbe(), CONTAINER.getReadinessProbe(), CONTAINER.getLivenessProbe());
    }

    private static Properties shipped() throws IOException {
        Properties shipped = new Properties();
        shipped.load(new StringReader(KubernetesManifests.text(Path.of("src/main/resources/application.properties"))));
        return shipped;
    }

    /** The pause before the end, the calls in hand at either port, and what waits to be put on record. */
    @Test
    void aPodHasTimeToEnd() throws IOException {
        Duration phase =
                DurationStyle.detectAndParse(shipped().getProperty("spring.lifecycle.timeout-per-shutdown-phase"));
        List<String> pause = CONTAINER.getLifecycle().getPreStop().getExec().getCommand();

        assertThat(pause).hasSize(2).startsWith("sleep");
        assertThat(Duration.ofSeconds(POD.getTerminationGracePeriodSeconds()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(Long.parseLong(pause.getLast()))
                        .plus(phase.multipliedBy(2))
                        .plus(org.bonewise.store.CallRecorder.Settings.USUAL.last()));
    }

    @Test
    void itRunsWithoutRootAndWritesNowhereButToTmp() {
        assertThat(POD.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(POD.getSecurityContext().getRunAsUser()).isEqualTo(10001);
        assertThat(KubernetesManifests.text(Path.of("Dockerfile"))).contains("\nUSER 10001\n");
        assertThat(CONTAINER.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(CONTAINER.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(CONTAINER.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(CONTAINER.getVolumeMounts().stream()
                        .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                        .map(VolumeMount::getMountPath))
                .containsExactly("/tmp");
    }

    @Test
    void whatIsMountedIsMadeAndWhatIsMadeIsThere() {
        Map<String, Generator> made = KubernetesManifests.kustomization().configMapGenerator().stream()
                .collect(Collectors.toMap(Generator::name, generator -> generator));
        assertThat(POD.getVolumes().stream()
                        .filter(volume -> volume.getConfigMap() != null)
                        .map(volume -> volume.getConfigMap().getName()))
                .containsExactlyInAnyOrderElementsOf(made.keySet());
        assertThat(made.values()).allSatisfy(generator -> assertThat(generator.files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(FOLDER.resolve(file)).isRegularFile()));
        assertThat(CONTAINER.getVolumeMounts().stream().map(VolumeMount::getName))
                .containsExactlyInAnyOrderElementsOf(POD.getVolumes().stream()
                        .map(volume -> volume.getName())
                        .toList());
        assertThat(KubernetesManifests.kustomization().images())
                .singleElement()
                .satisfies(image -> assertThat(image.name()).isEqualTo(CONTAINER.getImage()));
    }

    @Test
    void theSecretHasWhatIsAskedForAndNothingThatOpensAnything() {
        Secret secret = read("secret.yaml", Secret.class);
        List<EnvVar> secrets = CONTAINER.getEnv().stream()
                .filter(variable -> variable.getValueFrom() != null)
                .toList();

        assertThat(secret.getStringData().get("quiet-secret")).hasSizeLessThan(32);
        assertThat(secrets).hasSize(4).allSatisfy(variable -> {
            assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                    .isEqualTo(secret.getMetadata().getName());
            assertThat(secret.getStringData()
                            .get(variable.getValueFrom().getSecretKeyRef().getKey()))
                    .contains("replace-me");
        });
    }
}
