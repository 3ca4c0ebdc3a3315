package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.medicines;
import static org.bonewise.endtoend.Examples.request;
import static org.bonewise.endtoend.Examples.summaries;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bonewise.cdshooks.ClientId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;

/**
 * Two clients send the same body and are answered by different guidelines. Who calls is found out by whatever sets the request
 * attribute of {@link ClientId}: here a filter that believes a header.
 */
class ClientGuidelinesTest {

    private static final String HEADER = "X-Test-Client";
    private static final String BODY = request("early-breast-node-positive").json();

    private static Service service;

    /** Stands in for authentication. */
    private static final class BelievedHeader extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String client = request.getHeader(HEADER);
            if (client != null) {
                request.setAttribute(ClientId.ATTRIBUTE, new ClientId(client));
            }
            chain.doFilter(request, response);
        }
    }

    @BeforeAll
    static void start() {
        service = Service.with(
                context -> context.registerBean(Filter.class, BelievedHeader::new),
                "bonewise.guideline=esmo",
                "bonewise.clients[0].id=https://asco.example/app",
                "bonewise.clients[0].guideline=asco",
                "bonewise.clients[1].id=https://csco.example/app",
                "bonewise.clients[1].guideline=csco",
                "bonewise.rule-modes[0].rule=ADJ-2",
                "bonewise.rule-modes[0].mode=off",
                "bonewise.rule-modes[0].client=https://csco.example/app");
    }

    private static JsonNode post(String door, String client) {
        Service.Reply reply = service.post(door + "bone-health-patient-view", BODY, HEADER, client);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static String guideline(String client) {
        return post("/explain/", client).at("/guideline/id").stringValue();
    }

    @Test
    void aClientsOwnGuidelineDecides() {
        assertThat(guideline("https://asco.example/app")).isEqualTo("asco");
        assertThat(guideline("https://csco.example/app")).isEqualTo("csco");
    }

    @Test
    void thatOfAllDecidesForTheOthers() {
        assertThat(guideline("https://other.example/app")).isEqualTo("esmo");
        assertThat(service.explained(BODY).at("/guideline/id").stringValue()).isEqualTo("esmo");
    }

    @Test
    void theSameBodyGetsOtherCards() {
        JsonNode asco = post("/cds-services/", "https://asco.example/app").path("cards");
        JsonNode esmo = post("/cds-services/", "https://other.example/app").path("cards");

        assertThat(summaries(asco).getFirst()).startsWith("Consider ");
        assertThat(medicines(asco)).contains("ibandronic acid tablets, oncology strength");
        assertThat(summaries(esmo).getFirst()).startsWith("Start ");
        assertThat(medicines(esmo)).doesNotContain("ibandronic acid tablets, oncology strength");
    }

    /** Modes of a client apply to the rules of the client's guideline. */
    @Test
    void aClientHasItsGuidelineAndItsModes() {
        assertThat(summaries(post("/cds-services/", "https://csco.example/app").path("cards")))
                .containsExactly(
                        "More data needed to tell whether a bone-modifying agent is indicated: endocrine therapy of"
                                + " breast cancer, no recent DXA");
    }
}
