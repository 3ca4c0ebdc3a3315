package org.bonewise.cdshooks;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Words the errors of addresses that are none of ours as an OperationOutcome, whatever the caller would rather read. */
@RestController
class ErrorOutcomes implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorOutcomes.class);
    private static final MediaType FHIR_JSON = MediaType.valueOf("application/fhir+json");

    /** The error of the request that was forwarded here; asked for by itself it is an address like any that is not there. */
    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<String> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
                ? given
                : FailureKind.UNKNOWN_SERVICE.status();
        LOG.info("A request was refused ({})", status);
        return ResponseEntity.status(status)
                .contentType(FHIR_JSON)
                .body(OutcomeBody.ofStatus(status, Correlation.of(request)));
    }
}
