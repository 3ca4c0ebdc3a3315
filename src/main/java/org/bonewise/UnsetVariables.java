package org.bonewise;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bonewise.cdshooks.StartRefusedException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Finds settings that take their value from a variable which is not set. The name of the variable would else be taken for the
 * value: a database would be asked with a password that nobody chose, and only refuse it.
 */
final class UnsetVariables {

    private static final List<String> OURS = List.of("bonewise.", "management.", "server.", "spring.");

    /** A name without a value to take in its place. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([\\w.\\[\\]-]+)}");

    private UnsetVariables() {}

    /**
     * Looks through the settings that are in force.
     *
     * @throws StartRefusedException naming each key and the variable
     */
    static void refuse(ConfigurableEnvironment environment) {
        SettingProblems problems = new SettingProblems("");
        Set<String> seen = new HashSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named) {
                for (String key : named.getPropertyNames()) {
                    if (OURS.stream().anyMatch(key::startsWith) && seen.add(key)) {
                        check(key, String.valueOf(named.getProperty(key)), environment, problems);
                    }
                }
            }
        }
        problems.refuseIfAny();
    }

    private static void check(String key, String value, ConfigurableEnvironment environment, SettingProblems problems) {
        if (isResolved(value, environment)) {
            return;
        }
        String unset = VARIABLE.matcher(value)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !environment.containsProperty(name))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!unset.isEmpty()) {
            problems.add(key + " takes its value from " + unset
                    + ", which is not set: set that environment variable for the service, or write the value");
        }
    }

    private static boolean isResolved(String value, ConfigurableEnvironment environment) {
        try {
            environment.resolveRequiredPlaceholders(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
