package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.List;
import org.bonewise.knowledge.FactValues.Possible.Exactly;
import org.bonewise.knowledge.FactValues.Possible.OneOf;
import org.hl7.fhir.instance.model.api.IBase;
import org.jspecify.annotations.Nullable;

/** Gives the values of facts to expressions. */
@FunctionalInterface
public interface FactValues {

    /** What is known of a fact. @throws IllegalArgumentException for a name that is not declared */
    Possible value(String name);

    /** What is known of a fact. */
    sealed interface Possible {

        /** One value, or none when the fact is unknown. */
        record Exactly(List<IBase> value) implements Possible {}

        /** One of several words; the record leaves open which. */
        record OneOf(List<IBase> values) implements Possible {}

        /** A number between two ends. */
        record Between(
                @Nullable BigDecimal low,
                boolean lowIncluded,
                @Nullable BigDecimal high,
                boolean highIncluded) implements Possible {}
    }

    /** A fact that is not known. */
    Possible UNKNOWN = new Exactly(List.of());

    /** Whether anything at all is known of the fact. */
    default boolean isKnown(String name) {
        return !(value(name) instanceof Exactly(List<IBase> values) && values.isEmpty())
                && !(value(name) instanceof OneOf(List<IBase> options) && options.isEmpty());
    }
}
