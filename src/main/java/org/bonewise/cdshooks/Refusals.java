package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Words what a {@link ServiceDoor} throws, the same at every door. */
@RestControllerAdvice(annotations = ServiceDoor.class)
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Replies replies;

    Refusals(Replies replies) {
        this.replies = replies;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refuse(HookFailure failure) {
        if (failure.getCause() == null) {
            LOG.info("A call was refused: {}", failure.getMessage());
        } else {
            LOG.error("A call was refused: {} {}", failure.getMessage(), RedactedTrace.of(failure.getCause()));
        }
        CallNotes.current().failure(failure.kind());
        return replies.failed(failure);
    }

    /** The connection was closed before the answer was written: there is nobody to tell, and nothing to mend here. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException unused, HttpServletResponse alsoUnused) {
        LOG.info("The client was gone before its answer");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> fail(Throwable thrown) {
        LOG.error("Fault: {}", RedactedTrace.of(thrown));
        CallNotes.current().failure(FailureKind.UNFORESEEN);
        return replies.failed(new HookFailure(FailureKind.UNFORESEEN, "The service failed.", null));
    }
}
