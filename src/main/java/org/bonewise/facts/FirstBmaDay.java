package org.bonewise.facts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.DateRange;

/** The first day on which any bone-modifying agent was given or taken. */
final class FirstBmaDay {

    private FirstBmaDay() {}

    /** The first day possible; empty when nothing with a date was given or taken. */
    static Optional<LocalDate> of(FactContext context) {
        Stream<DateRange> doses = BmaOrderFacts.given(context).stream().map(BmaDose::date);
        Stream<DateRange> taken = context.boneModifyingAgents().uses().stream()
                .filter(CourseDoseFacts::isTherapy)
                .map(one -> one.use().start())
                .filter(Objects::nonNull);
        return Stream.concat(doses, taken).map(DateRange::earliest).min(Comparator.naturalOrder());
    }
}
