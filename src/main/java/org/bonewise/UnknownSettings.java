package org.bonewise;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.cdshooks.StartRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds settings of ours that nothing reads. One that is misspelt would leave a drug on the shelf or a rule on, and nobody would
 * hear of it.
 */
final class UnknownSettings {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final String OURS = "bonewise.";

    private static final Set<String> KNOWN = Stream.of(
                    "guideline",
                    "time-zone",
                    "access",
                    "fhir.allowed-servers",
                    "fhir.deadline",
                    "fhir.max-pages",
                    "fhir.max-total-size",
                    "max-request-size",
                    "fhir.breaker.queries",
                    "fhir.breaker.pause",
                    "limits.rate",
                    "limits.concurrency",
                    "limits.calls",
                    "limits.answers",
                    "limits.bodies",
                    "limits.body-time",
                    "cors.allowed-origins",
                    "fhir-profiles-directory",
                    "hooks-directory",
                    "site.fhir-profiles-directory",
                    "site.hooks-directory",
                    "public-url",
                    "require-tls",
                    "cds-hooks-version",
                    "pages",
                    "formulary",
                    "formulary.regimen",
                    "formulary.available",
                    "formulary.order-code",
                    "formulary.text",
                    "rule-modes",
                    "rule-modes.rule",
                    "rule-modes.mode",
                    "rule-modes.client",
                    "rule-modes.acknowledged-by",
                    "clients",
                    "clients.id",
                    "clients.guideline",
                    "clients.iss",
                    "clients.jku",
                    "clients.jwks-file",
                    "clients.algorithms",
                    "clients.tenants",
                    "clients.fhir-servers",
                    "clients.fhir-servers.base",
                    "clients.fhir-servers.private-network",
                    "clients.subject",
                    "clients.origins",
                    "clients.locale",
                    "clients.time-zone",
                    "test-patients",
                    "approvals",
                    "approvals.artefact",
                    "approvals.version",
                    "approvals.by",
                    "approvals.approved",
                    "approvals.reviewed",
                    "review-interval",
                    "feedback.comments",
                    "feedback.comments-retention",
                    "feedback.retention",
                    "card-record.retention",
                    "quiet.memory",
                    "quiet.secret",
                    "quiet.read-within")
            .map(key -> plain(OURS + key))
            .collect(Collectors.toUnmodifiableSet());

    private UnknownSettings() {}

    /** All that there are, {@link #plain}. */
    static Set<String> known() {
        return KNOWN;
    }

    /**
     * Looks through all sources. A variable of the machine is only warned of: others may set those for purposes of their own.
     *
     * @throws StartRefusedException naming each key that is not known
     */
    static void refuse(ConfigurableEnvironment environment) {
        Set<String> unknown = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named) {
                List<String> keys = Arrays.stream(named.getPropertyNames())
                        .filter(name -> isUnknown(name, source instanceof SystemEnvironmentPropertySource))
                        .toList();
                if (isOfTheMachine(source)) {
                    keys.stream()
                            .filter(name -> !isNamed(name, environment))
                            .forEach(name -> LOG.warn("{} sets nothing: no setting has that name", name));
                } else {
                    unknown.addAll(keys);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new StartRefusedException("No setting has the name of (docs/settings.md tells all):\n  "
                    + String.join("\n  ", unknown) + "\nCorrect the name, or take it out.");
        }
    }

    private static boolean isOfTheMachine(PropertySource<?> source) {
        return source instanceof SystemEnvironmentPropertySource
                || StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME.equals(source.getName());
    }

    /** Whether a setting takes its value from a variable, such as a password. */
    private static boolean isNamed(String variable, ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .flatMap(source -> source instanceof EnumerablePropertySource<?> named
                        ? Arrays.stream(named.getPropertyNames()).map(named::getProperty)
                        : Stream.empty())
                .anyMatch(value -> String.valueOf(value).contains("${" + variable));
    }

    /** Kubernetes sets variables of its own for a service called bonewise. */
    private static boolean isUnknown(String name, boolean isVariable) {
        String key = isVariable ? name.replaceAll("_\\d+(?=_|$)", "").replace('_', '.') : name;
        String plain = plain(key);
        return plain.startsWith(OURS)
                && !KNOWN.contains(plain)
                && !(isVariable && plain.matches("bonewise\\.(service|port)(\\..*)?"));
    }

    /** In lower case, without dashes and the numbers of lines. */
    static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("\\[\\d+]", "").replaceAll("[_-]", "");
    }
}
