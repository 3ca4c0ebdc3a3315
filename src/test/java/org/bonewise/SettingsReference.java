package org.bonewise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.unit.DataSize;

/** All settings of ours, as the classes that read them and their comments tell. */
final class SettingsReference {

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            Path.class, "path",
            boolean.class, "`true`, `false`",
            int.class, "number",
            Duration.class, "time, such as `10s`",
            Period.class, "days to years, such as `90d`, `2y`",
            DataSize.class, "size, such as `5MB`",
            LocalDate.class, "day, such as `2026-11-01`");

    /** A comment and the record that it stands before. */
    private static final Pattern RECORD = Pattern.compile(
            "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public )?record (\\w+)\\(");

    private static final Pattern MEANING = Pattern.compile("(?s)@param (\\w+) (.*?)(?=\\s@\\w|$)");

    private final Map<String, Setting> settings = new TreeMap<>();

    /**
     * A setting.
     *
     * @param key with {@code [n]} for the numbers of lines
     * @param preset value without a setting; empty for none
     * @param meaning empty when nobody wrote one
     */
    record Setting(String key, String type, String preset, String meaning) {

        /** The variable that sets it. */
        String variable() {
            return key.toUpperCase(Locale.ROOT)
                    .replaceAll("\\[(\\w)]", "_$1")
                    .replace('.', '_')
                    .replace("-", "");
        }
    }

    private SettingsReference() {}

    /** All, by their keys; a list of lines stands with its own key and with those of its parts. */
    static Map<String, Setting> all() {
        SettingsReference reference = new SettingsReference();
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("org.bonewise").stream()
                .map(found -> type(Objects.requireNonNull(found.getBeanClassName())))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> reference.add(
                        type.getAnnotation(ConfigurationProperties.class).value(), type));
        return reference.settings;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(String prefix, Class<?> type) {
        Map<String, String> meanings = meanings(type);
        for (Parameter parameter : canonical(type).getParameters()) {
            String key = prefix + "." + dashed(parameter.getName());
            String meaning = meanings.getOrDefault(parameter.getName(), "");
            Class<?> element = element(parameter.getParameterizedType());
            if (parameter.getType().isRecord()) {
                add(key, parameter.getType());
            } else if (element != null && element.isRecord()) {
                settings.put(key, new Setting(key, "lines", "", meaning));
                add(key + "[n]", element);
            } else {
                settings.put(key, new Setting(key, words(parameter.getType(), element), preset(parameter), meaning));
            }
        }
    }

    private static Constructor<?> canonical(Class<?> type) {
        int components = type.getRecordComponents().length;
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == components)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Class<?> element(Type type) {
        return type instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : null;
    }

    private static String words(Class<?> type, @Nullable Class<?> element) {
        if (element != null) {
            return "list of " + words(element, null);
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> "`"
                                + ((Enum<?>) constant)
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-') + "`")
                        .collect(Collectors.joining(", "))
                : Objects.requireNonNull(TYPES.get(type), () -> "no word for " + type);
    }

    private static String preset(Parameter parameter) {
        DefaultValue preset = parameter.getAnnotation(DefaultValue.class);
        return preset == null ? "" : String.join(",", preset.value());
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> meanings(Class<?> type) {
        String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        Map<String, String> meanings = new TreeMap<>();
        Matcher comment = RECORD.matcher(text(Path.of("src/main/java", file)));
        while (comment.find()) {
            if (comment.group(2).equals(type.getSimpleName())) {
                Matcher part = MEANING.matcher(
                        comment.group(1).replaceAll("(?m)^\\s*\\*", "").strip());
                while (part.find()) {
                    meanings.put(part.group(1), plain(part.group(2)));
                }
            }
        }
        return meanings;
    }

    /** Without the key, which stands beside it. */
    private static String plain(String meaning) {
        return meaning.replaceAll("\\s+", " ")
                .replaceAll(" ?\\(\\{@code bonewise[^}]*}\\)", "")
                .replaceAll("\\(\\{@code bonewise[^}]*}: ", "(")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link ([^}]*)}", "`$1`")
                .replace("|", "\\|")
                .strip();
    }

    /** Their values in a file of properties. */
    static List<String> lines(Path file) {
        return text(file).lines().filter(line -> line.startsWith("bonewise.")).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
