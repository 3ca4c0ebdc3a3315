package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.request;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A patient marked as a test patient gets cards where the setting says so, as in the demo. */
class TestPatientsTest {

    @Test
    void theDemoSpeaks() {
        assertThat(Service.shared().cards(testPatient())).hasSize(1);
    }

    @Test
    void silentKeepsSilent() {
        Service silent = Service.with("bonewise.test-patients=silent");

        assertThat(silent.cards(testPatient())).isEmpty();
        assertThat(silent.cards(request("lung-clearance-45"))).hasSize(1);
    }

    private static ViewCall testPatient() {
        ViewCall call = request("lung-clearance-45");
        ((ObjectNode) call.prefetch("patient"))
                .withObject("meta")
                .withArray("security")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
                .put("code", "HTEST");
        return call;
    }
}
