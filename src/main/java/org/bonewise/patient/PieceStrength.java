package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** How much one tablet or capsule of an ordered medicine holds. */
public final class PieceStrength {

    private PieceStrength() {}

    /**
     * The strength in mg: what the Medication tells, else what its words do, else the amount that the product is named after;
     * {@code null} when that is none or several.
     *
     * @param product word of the product, for example {@code ibandronate-oral-50mg}
     */
    public static @Nullable BigDecimal mg(MedicationUse use, @Nullable String product) {
        CodeableConcept concept = use.concept();
        return Stream.of(
                        strengths(use.medication()),
                        concept == null ? List.<BigDecimal>of() : BmaProductReading.written(Sources.text(concept)),
                        product == null
                                ? List.<BigDecimal>of()
                                : Stream.ofNullable(BmaNames.NOMINAL.get(product))
                                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .filter(found -> found.size() == 1)
                .map(List::getFirst)
                .orElse(null);
    }

    /** Of ingredients whose amount is that of a piece, or of so many pieces: that of a volume tells nothing of a piece. */
    private static List<BigDecimal> strengths(@Nullable Medication medication) {
        return medication == null
                ? List.of()
                : medication.getIngredient().stream()
                        .map(MedicationIngredientComponent::getStrength)
                        .filter(strength -> isOfPieces(strength.getDenominator()))
                        .flatMap(strength -> BmaProductReading.milligrams(strength).stream()
                                .map(mg -> ofOne(mg, strength.getDenominator().getValue())))
                        .distinct()
                        .toList();
    }

    private static boolean isOfPieces(Quantity denominator) {
        return (!denominator.hasUnit() && !denominator.hasCode()) || OrderedDose.isPieces(denominator);
    }

    private static BigDecimal ofOne(BigDecimal mg, @Nullable BigDecimal pieces) {
        return pieces == null || pieces.signum() <= 0
                ? mg
                : mg.divide(pieces, MathContext.DECIMAL64).stripTrailingZeros();
    }
}
