package org.bonewise.fuzz;

import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.bonewise.BonewiseApplication;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.cdshooks.ResponseSchema;
import org.bonewise.endtoend.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The whole service, called without a network. It reads no FHIR server, whatever a call names. */
final class Door {

    /** The services, in an order that stays. */
    static final List<String> SERVICES = List.of(
            "bone-health-patient-view",
            "bone-health-order-select",
            "bone-health-order-sign",
            "bone-health-appointment-book",
            "bone-health-encounter-start",
            "bone-health-encounter-discharge",
            "bone-health-medication-refill",
            "bone-health-problem-list-item-create",
            "bone-health-allergyintolerance-create");

    private static final MockMvc SERVICE = start();
    private static final LoggedErrors ERRORS = new LoggedErrors();

    private Door() {}

    private static MockMvc start() {
        var context = new SpringApplicationBuilder(BonewiseApplication.class)
                .profiles("demo")
                .initializers((GenericApplicationContext made) ->
                        made.registerBean(Clock.class, () -> Clock.fixed(Service.NOW, ZoneOffset.UTC)))
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--bonewise.public-url=" + Service.PUBLIC,
                        "--bonewise.fhir.allowed-servers=",
                        "--bonewise.limits.rate=1000000");
        return MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                .build();
    }

    /** Starts the service, and answers a first call. */
    static void open() {
        post(SERVICES.getFirst(), new byte[0], null);
    }

    /**
     * Posts a body: whatever it is, the answer is one that is documented, and no fault is logged.
     *
     * @param path below /cds-services
     * @param coding of the body, or nothing
     */
    static void post(String path, byte[] body, @Nullable String coding) {
        var request = MockMvcRequestBuilders.post("/cds-services/" + path)
                .contentType("application/json")
                .content(body);
        if (coding != null) {
            request.header("Content-Encoding", coding);
        }
        MvcResult result;
        try {
            result = SERVICE.perform(request).andReturn();
        } catch (ServletException e) {
            throw new AssertionError("Nobody words this", e.getCause());
        } catch (Exception e) {
            throw new AssertionError("Nobody words this", e);
        }
        Exception refusal = result.getResolvedException();
        if (refusal != null && !(refusal instanceof HookFailure)) {
            throw new AssertionError("A fault of ours", refusal);
        }
        ERRORS.requireNone();
        requireDocumented(result.getResponse(), path.endsWith("/feedback"));
    }

    private static void requireDocumented(MockHttpServletResponse response, boolean feedback) {
        String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        if (response.getStatus() >= 500) {
            throw new AssertionError("Status " + response.getStatus() + ": " + body);
        } else if (response.getStatus() != 200) {
            ResponseSchema.assertError(body);
        } else if (feedback) {
            ResponseSchema.assertFeedback(body);
        } else {
            ResponseSchema.assertResponse(body);
        }
    }
}
