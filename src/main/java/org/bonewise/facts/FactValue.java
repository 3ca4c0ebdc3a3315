package org.bonewise.facts;

import java.util.List;
import org.bonewise.patient.Interval;

/** The value of a fact. */
public sealed interface FactValue {

    /** Yes or no. */
    record Flag(boolean value) implements FactValue {}

    /** A number in the fact's unit; not exact when the record gives only a range. */
    record Decimal(Interval value) implements FactValue {}

    /** One word, or several when the record leaves open which. */
    record Words(List<String> possible) implements FactValue {
        public Words {
            possible = List.copyOf(possible);
        }

        /** Whether only one word is possible. */
        public boolean isExact() {
            return possible.size() == 1;
        }
    }
}
