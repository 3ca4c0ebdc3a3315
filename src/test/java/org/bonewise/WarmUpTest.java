package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.HookService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Before the port opens the service has answered for made-up patients, and nothing of that can be taken for a call. */
@ExtendWith(OutputCaptureExtension.class)
class WarmUpTest {

    @Test
    void thePortOpensOnlyAfterIt(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.isRunning()).isTrue();
            assertThat(output.toString()).contains("Warmed up with made-up patients");
            assertThat(output.toString().indexOf("Warmed up"))
                    .isLessThan(output.toString().indexOf("Tomcat started on port"));
            assertThat(output)
                    .doesNotContain("made-up-")
                    .doesNotContain("answered with")
                    .doesNotContain(" WARN ")
                    .doesNotContain(" ERROR ");
        }
    }

    /** A patient without cards would leave most of the way cold. */
    @Test
    void eachMadeUpPatientGetsCardsWithOrders() {
        try (ConfigurableApplicationContext context = start()) {
            HookService service = context.getBean(WarmUp.class).service();
            for (HookRequest request : requests()) {
                List<Card> cards = service.answer(request);

                assertThat(cards).as(request.patientId()).isNotEmpty();
                assertThat(cards.getFirst().suggestions())
                        .as(request.patientId())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aFaultInItDoesNotStopTheStart(CapturedOutput output) {
        WarmUp broken = new WarmUp(
                request -> {
                    throw new IllegalStateException("out of order");
                },
                cards -> {});

        broken.afterSingletonsInstantiated();

        assertThat(output)
                .contains("Not warmed up, so the first calls will be slow")
                .contains("out of order");
    }

    private static List<HookRequest> requests() {
        List<HookRequest> seen = new ArrayList<>();
        new WarmUp(
                        request -> {
                            seen.add(request);
                            return List.of();
                        },
                        cards -> {})
                .afterSingletonsInstantiated();
        assertThat(seen).isNotEmpty();
        return seen.stream().distinct().toList();
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(BonewiseApplication.class)
                .run("--server.port=0", "--server.address=127.0.0.1");
    }
}
