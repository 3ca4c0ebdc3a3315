package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;

/** Says what is expected of a fact. */
final class FactAssert {

    private FactAssert() {}

    /** Known, and exactly this number. */
    static void isNumber(Fact fact, String expected) {
        assertThat(fact.status()).as(fact.toString()).isEqualTo(FactStatus.KNOWN);
        assertThat(Objects.requireNonNull(fact.number()).exact()).isEqualByComparingTo(new BigDecimal(expected));
    }

    /** Known, and between these two. */
    static void isBetween(Fact fact, String low, String high) {
        assertThat(fact.status()).as(fact.toString()).isEqualTo(FactStatus.KNOWN);
        assertThat(Objects.requireNonNull(fact.number()).low()).isEqualByComparingTo(low);
        assertThat(Objects.requireNonNull(fact.number()).high()).isEqualByComparingTo(high);
    }

    /** Unknown for this reason. */
    static void isUnknown(Fact fact, UnknownReason reason) {
        assertThat(fact.isKnown()).as(fact.toString()).isFalse();
        assertThat(fact.reason()).as(fact.toString()).isEqualTo(reason);
    }

    /** Known to be so. */
    static void isTrue(Fact fact) {
        assertThat(fact.isTrue()).as(fact.toString()).isTrue();
    }

    /** Known not to be so. */
    static void isFalse(Fact fact) {
        assertThat(fact.isKnown() && !fact.isTrue()).as(fact.toString()).isTrue();
    }
}
