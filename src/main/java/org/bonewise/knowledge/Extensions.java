package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads our own extensions. */
final class Extensions {

    static final String BASE = "https://bonewise.github.io/fhir/StructureDefinition/";

    private Extensions() {}

    static @Nullable String text(List<Extension> extensions, String name) {
        return text(value(extensions, name));
    }

    static @Nullable BigDecimal decimal(List<Extension> extensions, String name) {
        return decimal(value(extensions, name));
    }

    static @Nullable String text(@Nullable Type value) {
        return value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
    }

    static @Nullable BigDecimal decimal(@Nullable Type value) {
        return value instanceof DecimalType decimal ? decimal.getValue() : null;
    }

    static OptionalInt integer(List<Extension> extensions, String name) {
        return value(extensions, name) instanceof IntegerType integer
                ? OptionalInt.of(integer.getValue())
                : OptionalInt.empty();
    }

    static boolean has(List<Extension> extensions, String name) {
        return extensions.stream().anyMatch(extension -> extension.getUrl().equals(BASE + name));
    }

    static List<Extension> all(List<Extension> extensions, String name) {
        return extensions.stream()
                .filter(extension -> extension.getUrl().equals(BASE + name))
                .toList();
    }

    /** Value of a part of a complex extension. */
    static @Nullable Type part(Extension extension, String name) {
        return extension.getExtension().stream()
                .filter(part -> part.getUrl().equals(name))
                .map(Extension::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Type value(List<Extension> extensions, String name) {
        return all(extensions, name).stream()
                .map(Extension::getValue)
                .findFirst()
                .orElse(null);
    }
}
