package org.bonewise.patient;

import java.util.List;

/**
 * A bone-modifying agent, with the products of it that the record leaves possible.
 *
 * @param agent for example {@code denosumab}
 * @param possible words of its products, for example {@code denosumab-120mg}; one when it is known which
 */
public record BmaProduct(String agent, List<String> possible) {

    public BmaProduct {
        possible = List.copyOf(possible);
    }

    /** Whether it is known which product it is. */
    public boolean isExact() {
        return possible.size() == 1;
    }

    /** Whether it is {@code product}; unknown when it is one of several possible. */
    public Ternary is(String product) {
        if (!possible.contains(product)) {
            return Ternary.NO;
        }
        return isExact() ? Ternary.YES : Ternary.UNKNOWN;
    }

    /** Whether both may be the same product. */
    public boolean overlaps(BmaProduct other) {
        return agent.equals(other.agent) && possible.stream().anyMatch(other.possible::contains);
    }

    /** Products swallowed every day, week or month, of which no doses are counted. */
    public boolean isOral() {
        return possible.stream().allMatch(BmaNames.ORAL::contains);
    }
}
