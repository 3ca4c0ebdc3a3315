package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Cards that recommend or judge say which part of the record could not be read. */
class UnreadPartsTest {

    private static final String UNREAD = ": could not be read, or not completely";
    private static final String ERROR = """
            {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}""";

    @ParameterizedTest
    @CsvSource({
        "medicationRequests, Medication orders",
        "medicationStatements, Medication statements",
        "medicationAdministrations, Medication administrations",
        "procedures, Procedures",
        "serviceRequests, Orders of tests and referrals",
        "allergies, Allergies",
        "appointments, Appointments",
        "kidneyAndCalciumResults, Results for kidney function and calcium",
        "otherResults, Other laboratory results",
        "statusObservations, 'Observations of weight, disease status and the like'"
    })
    void eachPartIsNamedInWords(String key, String words) {
        assertThat(missing(request("breast-vitamin-d-low").prefetch(key, ERROR)))
                .contains("- " + words + UNREAD);
    }

    @Test
    void whereAllWasReadNothingIsNamed() {
        assertThat(Examples.detail(cards(request("breast-vitamin-d-low")))).doesNotContain(UNREAD);
    }

    /** A drug that cannot be told is not an absent one: the clinician has to hear of it beside "start". */
    @Test
    void drugsThatAreOnlyReferredTo() {
        ViewCall call = request("breast-denosumab-overdue")
                .withoutResources("medicationRequests", "breast-denosumab-overdue-denosumab-product")
                .withoutResources("medicationAdministrations", "breast-denosumab-overdue-denosumab-product");

        assertThat(missing(call)).contains("- Medicines that the record names by reference only" + UNREAD);
    }

    @ParameterizedTest
    @CsvSource({
        "breast-denosumab-overdue",
        "prostate-status-unknown",
        "breast-hypocalcaemia",
        "breast-suspected-metastasis"
    })
    void everyKindOfCardThatJudgesSaysIt(String situation) {
        assertThat(missing(request(situation).prefetch("appointments", ERROR))).contains("- Appointments" + UNREAD);
    }

    @Test
    void anEmergencyStandsWhateverElseIsOnRecord() {
        JsonNode cards = cards(request("breast-cord-compression").prefetch("allergies", ERROR));

        assertThat(cards.path(0).path("indicator").stringValue()).isEqualTo("critical");
        assertThat(cards.path(0).path("detail").stringValue()).doesNotContain(UNREAD);
        assertThat(cards.path(1).path("detail").stringValue()).contains("- Allergies" + UNREAD);
    }

    @Test
    void aSilentServiceStaysSilent() {
        assertThat(cards(request("no-cancer").prefetch("allergies", ERROR))).isEmpty();
    }

    private static JsonNode cards(ViewCall call) {
        return Service.shared().cards(call);
    }

    /** The section of the first card that tells what is missing. */
    private static String missing(ViewCall call) {
        String detail = Examples.detail(cards(call));
        assertThat(detail).contains("### What is missing\n");
        return detail.replaceFirst("(?s).*### What is missing\n", "").replaceFirst("(?s)###.*", "");
    }
}
