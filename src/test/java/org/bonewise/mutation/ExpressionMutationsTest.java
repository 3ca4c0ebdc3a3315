package org.bonewise.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.bonewise.knowledge.ShippedParts;
import org.junit.jupiter.api.Test;

/** Which changes an expression has. */
class ExpressionMutationsTest {

    @Test
    void eachNumberComparatorNegationAndOperand() {
        assertThat(ExpressionMutations.of("%clearance > 60 and %dialysis.not()"))
                .containsExactlyInAnyOrder(
                        "%clearance > 59 and %dialysis.not()",
                        "%clearance > 61 and %dialysis.not()",
                        "%clearance >= 60 and %dialysis.not()",
                        "(%clearance > 60).not() and %dialysis.not()",
                        "%clearance > 60 and %dialysis",
                        "%clearance > 60",
                        "%dialysis.not()");
    }

    @Test
    void aNumberStepsByItsLastPrintedDecimal() {
        assertThat(ExpressionMutations.of("%calcium < 2.10"))
                .contains("%calcium < 2.09", "%calcium < 2.11")
                .hasSize(4);
        assertThat(ExpressionMutations.of("%tScore <= (-2.5)")).contains("%tScore <= (-2.6)", "%tScore <= (-2.4)");
        assertThat(ExpressionMutations.of("%a = 0")).containsExactlyInAnyOrder("%a = (-1)", "%a = 1", "%a != 0");
    }

    @Test
    void eachComparatorBecomesItsNeighbour() {
        assertThat(ExpressionMutations.of("%a >= %b")).containsExactly("%a > %b", "%a = %b", "(%a >= %b).not()");
        assertThat(ExpressionMutations.of("%a <= %b")).containsExactly("%a < %b", "%a = %b", "(%a <= %b).not()");
        assertThat(ExpressionMutations.of("%a < %b")).containsExactly("%a <= %b", "(%a < %b).not()");
        assertThat(ExpressionMutations.of("%a = 'x'")).containsExactly("%a != 'x'");
        assertThat(ExpressionMutations.of("%a != 'x'")).containsExactly("%a = 'x'");
        assertThat(ExpressionMutations.of("%a in ('x' | 'y')")).containsExactly("(%a in ('x' | 'y')).not()");
    }

    /** Of a chain one operand at a time is left out, and not what brackets hold together. */
    @Test
    void eachOperandIsLeftOut() {
        assertThat(ExpressionMutations.of("%a and %b and (%c or %d)"))
                .containsExactlyInAnyOrder(
                        "%b and (%c or %d)",
                        "%a and (%c or %d)",
                        "%a and %b",
                        "%a and %b and (%c)",
                        "%a and %b and (%d)",
                        "%a.not() and %b and (%c or %d)",
                        "%a and %b.not() and (%c or %d)",
                        "%a and %b and (%c.not() or %d)",
                        "%a and %b and (%c or %d.not())");
    }

    @Test
    void anExceptionIsNegatedAndItsTestChanged() {
        assertThat(ExpressionMutations.of("(%months < 3).exists($this)"))
                .containsExactlyInAnyOrder(
                        "(%months < 3).exists($this).not()",
                        "(%months <= 3).exists($this)",
                        "((%months < 3).not()).exists($this)",
                        "(%months < 2).exists($this)",
                        "(%months < 4).exists($this)");
        assertThat(ExpressionMutations.of("%purpose.exists($this = 'x').not()"))
                .containsExactlyInAnyOrder("%purpose.exists($this = 'x')", "%purpose.exists($this != 'x').not()");
    }

    @Test
    void aDoseIsChosenByOneBandOnly() {
        assertThat(ExpressionMutations.of("iif(%clearance > 60, 4.0 'mg', {})"))
                .containsExactlyInAnyOrder(
                        "4.0 'mg'",
                        "{}",
                        "iif(%clearance >= 60, 4.0 'mg', {})",
                        "iif((%clearance > 60).not(), 4.0 'mg', {})",
                        "iif(%clearance > 59, 4.0 'mg', {})",
                        "iif(%clearance > 61, 4.0 'mg', {})",
                        "iif(%clearance > 60, 3.9 'mg', {})",
                        "iif(%clearance > 60, 4.1 'mg', {})");
    }

    @Test
    void aFactAloneIsNegated() {
        assertThat(ExpressionMutations.of("%dialysis")).containsExactly("%dialysis.not()");
    }

    @Test
    void whatItCannotReadIsNotPassedOver() {
        assertThatThrownBy(() -> ExpressionMutations.of("%a ~ %b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExpressionMutations.of("today()")).isInstanceOf(IllegalArgumentException.class);
    }

    /** The reader of the engine takes every changed text, so that each is tried and none fails for its syntax. */
    @Test
    void everyChangeOfTheArtefactsCanBeRead() {
        ShippedParts parts = new ShippedParts();
        assertThat(ContentMutants.of(parts)).hasSizeGreaterThan(1000).allSatisfy(mutant -> assertThat(
                        mutant.change().apply(parts.knowledge()))
                .isNotSameAs(parts.knowledge()));
    }

    @Test
    void everyChangeOfTheArtefactsHasAKeyOfItsOwn() {
        Stream<String> keys = ContentMutants.of(new ShippedParts()).stream().map(Mutant::key);
        assertThat(keys.toList()).doesNotHaveDuplicates();
    }
}
