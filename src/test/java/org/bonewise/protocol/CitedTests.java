package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tests that a page cites: class and method, below the package of the product, in backticks. */
final class CitedTests {

    private static final Pattern CITED = Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w*)\\.(\\w+)`");

    private static final Set<String> MARKS =
            Set.of("TestFactory", "Test", "ParameterizedTest", "Property", "Example", "FuzzTest");

    private CitedTests() {}

    static boolean beginsWithOne(String text) {
        return CITED.matcher(text).lookingAt();
    }

    /** Fails when one of those cited does not exist, or is no test. */
    static void requireAll(String text) {
        CITED.matcher(text).results().forEach(cited -> require(cited.group(1), cited.group(2)));
    }

    private static void require(String type, String name) {
        assertThat(methods(type))
                .as(type + "." + name)
                .anyMatch(method -> method.getName().equals(name)
                        && Arrays.stream(method.getAnnotations()).anyMatch(CitedTests::isMark));
    }

    private static boolean isMark(Annotation annotation) {
        return MARKS.contains(annotation.annotationType().getSimpleName());
    }

    private static List<Method> methods(String type) {
        try {
            return List.of(Class.forName("org.bonewise." + type).getDeclaredMethods());
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }
}
