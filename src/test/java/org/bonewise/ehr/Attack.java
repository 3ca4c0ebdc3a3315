package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/**
 * A call that must not succeed, or must succeed without anybody off the allow-list being asked.
 *
 * @param name what it tries
 * @param status expected
 * @param says a part of the body expected; empty for no body at all
 * @param asked how often the EHR's own FHIR server may be asked
 * @param change makes the attack of a call that would succeed
 */
record Attack(String name, int status, String says, Asked asked, UnaryOperator<Call> change) {

    /** Whether the FHIR server of the EHR, which is on the allow-list, hears of the call. */
    enum Asked {
        NEVER,
        PERHAPS
    }

    /** A view of a patient whose conditions, without which there is no advice, must be fetched. */
    static Call fetching() {
        return Call.of("plain", "bone-health-patient-view/breast-clearance-22").leaveOut("conditions");
    }

    DynamicTest test(Hospital hospital) {
        return DynamicTest.dynamicTest(name, () -> check(hospital.call(change.apply(fetching()))));
    }

    private void check(JsonNode outcome) {
        String answered =
                outcome.toString().substring(0, Math.min(600, outcome.toString().length()));
        assertThat(outcome.path("statuses")
                        .valueStream()
                        .map(JsonNode::intValue)
                        .distinct())
                .as(answered)
                .isEqualTo(List.of(status));
        if (says.isEmpty()) {
            assertThat(outcome.path("body").stringValue()).isEmpty();
        } else {
            assertThat(outcome.path("body").stringValue()).contains(says);
        }
        assertThat(outcome.path("tellsSecret").booleanValue()).as(answered).isFalse();
        assertThat(outcome.path("trap").intValue())
                .as("connections to a host off the list")
                .isZero();
        assertThat(outcome.path("strays").intValue())
                .as("requests beside the record")
                .isZero();
        assertThat(outcome.path("askedWithoutToken").intValue()).isZero();
        if (asked == Asked.NEVER) {
            assertThat(outcome.path("asked").intValue()).as("queries").isZero();
        }
    }
}
