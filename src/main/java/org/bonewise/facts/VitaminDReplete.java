package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.ExistingOrders;

/** Vitamin D that was sufficient once and is kept up by a supplement: it need be measured less often. */
final class VitaminDReplete {

    private static final List<ConceptGroup> SUPPLEMENTS = List.of(
            ConceptGroup.CHOLECALCIFEROL,
            ConceptGroup.ERGOCALCIFEROL,
            ConceptGroup.VITAMIN_D_UNSPECIFIED,
            ConceptGroup.CALCIUM_WITH_VITAMIN_D);

    private VitaminDReplete() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "vitaminDReplete",
                        PATIENT,
                        "The newest usable 25-OH vitamin D, however old, is at least vitaminDRepleteNgPerMl or"
                                + " vitaminDRepleteNmolPerL, by the unit reported, and a vitamin D supplement is current"),
                VitaminDReplete::replete));
    }

    private static Fact replete(FactBuilder fact, FactContext context) {
        Reading newest = Measurement.newest(
                        context,
                        Analyte.VITAMIN_D,
                        context.record().results().of(ConceptGroup.VITAMIN_D_25OH),
                        OptionalInt.empty(),
                        "vitamin-d-25oh")
                .known();
        if (newest == null) {
            return fact.unknown(UnknownReason.NOT_RECORDED);
        }
        Optional<Evidence> supplement = supplement(context);
        supplement.ifPresent(fact::because);
        return fact.because(newest.evidence()).flag(supplement.isPresent() && isSufficient(newest, context));
    }

    private static boolean isSufficient(Reading reading, FactContext context) {
        String unit = reading.family();
        String parameter = "ng/mL".equals(unit) ? "vitaminDRepleteNgPerMl" : "vitaminDRepleteNmolPerL";
        BigDecimal least = reading.in(unit).low();
        return least != null && least.compareTo(context.parameter(parameter)) >= 0;
    }

    private static Optional<Evidence> supplement(FactContext context) {
        ExistingOrders existing = new ExistingOrders(
                context.record(), context.parameter("orderPlacedDays").intValueExact());
        return SUPPLEMENTS.stream()
                .flatMap(group -> existing.taking(group).stream())
                .findFirst();
    }
}
