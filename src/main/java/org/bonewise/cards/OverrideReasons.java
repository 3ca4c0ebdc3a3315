package org.bonewise.cards;

import java.util.List;
import org.bonewise.cdshooks.Coding;
import org.bonewise.guideline.Assessment.Advice;

/** Reasons offered for not following a recommendation. */
final class OverrideReasons {

    static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    private static final List<String> CODES = List.of(
            "action-completed",
            "indication-order-exists",
            "patient-contraindication",
            "patient-ineligible",
            "patient-refuses",
            "need-more-info");

    private OverrideReasons() {}

    /** The reasons for a card of that kind; none where it recommends nothing. */
    static List<Coding> of(Advice advice, Audience audience, Words words) {
        boolean recommends =
                switch (advice) {
                    case Advice.Start _, Advice.Overdue _, Advice.Clarify _, Advice.Order _ -> true;
                    case Advice.Unsafe _, Advice.Emergency _, Advice.Review _, Advice.Monitoring _ -> false;
                };
        return recommends && audience.mayOrder() ? all(words) : List.of();
    }

    /** All that a card may offer. */
    static List<Coding> all(Words words) {
        return CODES.stream()
                .map(code -> new Coding(SYSTEM, code, words.say("override." + code)))
                .toList();
    }
}
