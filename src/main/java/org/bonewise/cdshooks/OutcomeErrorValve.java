package org.bonewise.cdshooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Words the errors of requests that no servlet gets to see, such as a path that cannot be decoded, as an OperationOutcome. The
 * server makes it by its name.
 */
public final class OutcomeErrorValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeErrorValve.class);
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean isOpen = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, isOpen);
        if (!isOpen.get()) {
            return;
        }
        try {
            String number = Correlation.of(request.getRequest());
            try (var _ = MDC.putCloseable(Correlation.LOG_KEY, number)) {
                LOG.info("A request was refused ({}) before anything read it", status);
            }
            response.setHeader(Correlation.HEADER, number);
            byte[] body = OutcomeBody.ofStatus(status, number).getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/fhir+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("An error could not be reported to the client", e);
        }
    }
}
