package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PieceStrengthTest {

    private static MedicationUse use(@Nullable CodeableConcept concept, @Nullable Medication medication) {
        return new MedicationUse(
                new MedicationRequest(),
                concept,
                medication,
                MedicationUse.State.CURRENT,
                null,
                null,
                new Evidence("MedicationRequest/1", "tablet", null));
    }

    private static MedicationUse written(String text) {
        return use(new CodeableConcept().setText(text), null);
    }

    private static Medication of(String... mg) {
        Medication medication = new Medication();
        for (String one : mg) {
            medication
                    .addIngredient()
                    .getStrength()
                    .setNumerator(new Quantity().setValue(new BigDecimal(one)).setCode("mg"));
        }
        return medication;
    }

    @Test
    void theMedicationTellsItBeforeItsWords() {
        assertThat(PieceStrength.mg(use(new CodeableConcept().setText("Fosamax 70 mg"), of("10")), "alendronate"))
                .isEqualTo("10");
    }

    @Test
    void whatSeveralPiecesHoldIsDividedAmongThem() {
        Medication pack = of("280");
        pack.getIngredientFirstRep().getStrength().setDenominator(new Quantity(4));
        Medication nonsense = of("70");
        nonsense.getIngredientFirstRep().getStrength().setDenominator(new Quantity(0));

        assertThat(PieceStrength.mg(use(null, pack), "alendronate")).isEqualByComparingTo("70");
        assertThat(PieceStrength.mg(use(null, nonsense), "alendronate")).isEqualTo("70");
    }

    @Test
    void theStrengthOfAVolumeIsNoneOfAPiece() {
        Medication solution = of("70");
        solution.getIngredientFirstRep()
                .getStrength()
                .setDenominator(new Quantity(75).setUnit("mL").setCode("mL"));
        Medication tablets = of("280");
        tablets.getIngredientFirstRep()
                .getStrength()
                .setDenominator(new Quantity(4).setUnit("tablet").setCode("{tbl}"));

        assertThat(PieceStrength.mg(use(null, solution), "alendronate")).isNull();
        assertThat(PieceStrength.mg(use(null, tablets), "alendronate")).isEqualByComparingTo("70");
    }

    @Test
    void whatIsToldTwiceIsOneStrength() {
        assertThat(PieceStrength.mg(use(null, of("70", "70")), "alendronate")).isEqualTo("70");
    }

    @Test
    void elseTheWordsDo() {
        assertThat(PieceStrength.mg(written("Fosamax 70 mg"), "alendronate")).isEqualTo("70");
        assertThat(PieceStrength.mg(use(new CodeableConcept().setText("Fosamax 70 mg"), of()), "alendronate"))
                .isEqualTo("70");
    }

    @Test
    void elseTheProductThatIsNamedAfterIt() {
        assertThat(PieceStrength.mg(written("Bondronat"), "ibandronate-oral-50mg"))
                .isEqualTo("50");
        assertThat(PieceStrength.mg(use(null, null), "ibandronate-oral-150mg")).isEqualTo("150");
    }

    @Test
    void otherwiseNothingDoes() {
        assertThat(PieceStrength.mg(written("Fosamax"), "alendronate")).isNull();
        assertThat(PieceStrength.mg(written("Fosamax"), null)).isNull();
    }

    @Test
    void ofSeveralNoneIsTaken() {
        assertThat(PieceStrength.mg(use(null, of("70", "10")), "alendronate")).isNull();
        assertThat(PieceStrength.mg(written("70 mg or 10 mg"), "alendronate")).isNull();
    }
}
