package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Interval;

/** Size and spread of a breast tumour. */
final class TumourFacts {

    private static final String MILLIMETRES = "mm";
    private static final Set<String> SMALL = Set.of("1mi", "1a", "1b");
    private static final Set<String> LARGE =
            Set.of("1c", "2", "2a", "2b", "3", "3a", "3b", "4", "4a", "4b", "4c", "4d");

    private TumourFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "tumourSizeMm",
                                MILLIMETRES,
                                PATIENT,
                                "Newest Observation of tumour-size, or such a component; without one by the T category,"
                                        + " pathological before clinical: T1mi, T1a and T1b at most smallTumourMm, T1c to T4"
                                        + " above it, T1 alone unknown"),
                        TumourFacts::size),
                new OneFact(
                        FactDeclaration.flag(
                                "nodePositive",
                                PATIENT,
                                "Newest N category, pathological before clinical, as code or text: N1mi and above; N0, N0(i+)"
                                        + " and N0(sn) are negative, NX is unknown"),
                        (fact, context) -> TnmCategories.n(context).close(fact, number -> fact.flag(number > 0))));
    }

    private static Fact size(FactBuilder fact, FactContext context) {
        Measurement size = Measurement.newest(
                context,
                Analyte.TUMOUR_SIZE,
                context.record().results().of(ConceptGroup.TUMOUR_SIZE),
                OptionalInt.empty(),
                ConceptGroup.TUMOUR_SIZE.id());
        Said<String> category = TnmCategories.t(context);
        if (!size.isMissing() || category.isMissing()) {
            return size.number(fact, MILLIMETRES);
        }
        return category.close(
                fact, word -> limits(word, context).map(fact::number).orElseGet(() -> fact.unknown(category.reason())));
    }

    private static Optional<Interval> limits(String category, FactContext context) {
        BigDecimal limit = context.parameter("smallTumourMm");
        if (SMALL.contains(category)) {
            return Optional.of(Interval.lessThan(limit, true));
        }
        return LARGE.contains(category) ? Optional.of(Interval.moreThan(limit, false)) : Optional.empty();
    }
}
