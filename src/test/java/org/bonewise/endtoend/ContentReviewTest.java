package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.detail;
import static org.bonewise.endtoend.Examples.request;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each card says who stands for its content; a review that is due is a warning on the card and in health, and stops nothing. */
class ContentReviewTest {

    private static final String BY = "bonewise.approvals[0].by=Drug committee of Example Hospital";

    @Test
    void shippedContentIsADraftAndSaysSo() {
        assertThat(lastLine(Service.shared()))
                .isEqualTo(
                        "Rules: BM-5, LE-1, AGT-2, MON-2, MON-16, MON-1, MON-15. Content: Bonewise; draft, not approved at this"
                                + " hospital; never reviewed.");

        JsonNode health = health(Service.shared());
        assertThat(health.path("status").stringValue()).isEqualTo("UP");
        assertThat(health.at("/components/content/status").stringValue()).isEqualTo("UP");
        assertThat(health.at("/components/content/details/warning").stringValue())
                .matches("The review of \\d+ artefacts is overdue");
        assertThat(health.at("/components/content/details/reviewOverdue").toString())
                .contains("\"safety-kidney (never)\"");
    }

    @Test
    void anApprovalOfTheVersionLoadedIsOnTheCard() {
        Service approved = Service.with(
                "management.server.port=0",
                "bonewise.approvals[0].artefact=all",
                "bonewise.approvals[0].version=0.1.0",
                BY,
                "bonewise.approvals[0].approved=2026-02-01");

        assertThat(lastLine(approved))
                .isEqualTo(
                        "Rules: BM-5, LE-1, AGT-2, MON-2, MON-16, MON-1, MON-15. Content: Bonewise; approved 2026-02-01 by Drug"
                                + " committee of Example Hospital; reviewed 2026-02-01.");
        JsonNode details = health(approved).at("/components/content/details");
        assertThat(details.has("warning")).isFalse();
        assertThat(details.has("notApproved")).isFalse();
    }

    @Test
    void aReviewThatIsOverdueWarns() {
        Service expired = Service.with(
                "management.server.port=0",
                "bonewise.approvals[0].artefact=all",
                "bonewise.approvals[0].version=0.1.0",
                BY,
                "bonewise.approvals[0].approved=2026-02-01",
                "bonewise.review-interval=6m");

        assertThat(lastLine(expired)).endsWith("; review overdue, the last was on 2026-02-01.");
        JsonNode health = health(expired);
        assertThat(health.path("status").stringValue()).isEqualTo("UP");
        assertThat(health.at("/components/content/details/reviewOverdue").toString())
                .contains("\"safety-kidney (2026-02-01)\"");
    }

    @Test
    void anApprovalOfAnotherVersionDoesNotCount() {
        Service outdated = Service.with(
                "management.server.port=0",
                "bonewise.approvals[0].artefact=esmo-2020-bone-metastases",
                "bonewise.approvals[0].version=0.9.0",
                BY,
                "bonewise.approvals[0].approved=2026-02-01",
                "bonewise.approvals[1].artefact=agent-choice",
                "bonewise.approvals[1].version=1.0.0",
                "bonewise.approvals[1].by=Drug committee",
                "bonewise.approvals[1].approved=2026-02-01");

        assertThat(lastLine(outdated))
                .endsWith("Content: Bonewise; in part a draft, not approved at this hospital; never reviewed.");
        assertThat(health(outdated)
                        .at("/components/content/details/notApproved")
                        .toString())
                .contains("\"esmo-2020-bone-metastases\"")
                .doesNotContain("\"agent-choice\"");
    }

    private static String lastLine(Service service) {
        return detail(service.cards(request("lung-clearance-45")))
                .lines()
                .toList()
                .getLast();
    }

    private static JsonNode health(Service service) {
        return service.get(service.management() + "/actuator/health");
    }
}
