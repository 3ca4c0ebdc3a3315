package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Discovery and calls. The mappings take every method and every media type, so that each refusal is worded here and not by the
 * framework.
 */
@RestController
class CdsServicesController {

    private static final Logger LOG = LoggerFactory.getLogger(CdsServicesController.class);
    private static final MediaType FHIR_JSON = MediaType.valueOf("application/fhir+json");

    private final ServiceCatalog catalog;
    private final RequestBody body;
    private final HookJson json;
    private final Turns turns;

    CdsServicesController(ServiceCatalog catalog, RequestBody body, HookJson json, Turns turns) {
        this.turns = turns;
        this.catalog = catalog;
        this.body = body;
        this.json = json;
    }

    private record Discovery(List<ServiceDefinition> services) {}

    private record Response(List<Card> cards) {}

    /** The services on offer. */
    @RequestMapping("/cds-services")
    ResponseEntity<byte[]> discover(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return wrongMethod("GET");
        }
        return ok(new Discovery(catalog.definitions()));
    }

    /** One call of one service. */
    @RequestMapping("/cds-services/{id}")
    ResponseEntity<byte[]> call(@PathVariable String id, HttpServletRequest request) {
        ServiceCatalog.Offer offer = catalog.find(id).orElseThrow(CdsServicesController::unknown);
        if (!request.getMethod().equals("POST")) {
            return wrongMethod("POST");
        }
        byte[] sent = body.read(request);
        return turns.take(() -> {
            HookRequest call =
                    HookRequestReader.read(offer.definition(), RequestBody.parse(sent), ClientId.of(request));
            List<Card> cards = offer.handler().answer(call);
            LOG.info("Service {} answered with {} cards", id, cards.size());
            return ok(new Response(cards));
        });
    }

    /** Anything deeper that no other part of the application answers. */
    @RequestMapping("/cds-services/**")
    ResponseEntity<byte[]> nothing() {
        throw unknown();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refuse(HookFailure failure) {
        LOG.info("A call was refused: {}", failure.getMessage());
        return failed(failure);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> fail(Throwable thrown) {
        String correlation = UUID.randomUUID().toString();
        LOG.error("Fault {}: {}", correlation, RedactedTrace.of(thrown));
        return failed(new HookFailure(
                FailureKind.UNFORESEEN,
                "The service failed. Report this number to its operator: " + correlation,
                null));
    }

    private ResponseEntity<byte[]> ok(Object value) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.write(value));
    }

    private ResponseEntity<byte[]> wrongMethod(String allowed) {
        ResponseEntity<byte[]> refusal =
                failed(new HookFailure(FailureKind.WRONG_METHOD, "Use " + allowed + " here.", null));
        return ResponseEntity.status(refusal.getStatusCode())
                .headers(refusal.getHeaders())
                .header(HttpHeaders.ALLOW, allowed)
                .body(refusal.getBody());
    }

    private ResponseEntity<byte[]> failed(HookFailure failure) {
        return ResponseEntity.status(failure.kind().status())
                .contentType(FHIR_JSON)
                .body(json.write(OutcomeBody.of(failure)));
    }

    private static HookFailure unknown() {
        return new HookFailure(
                FailureKind.UNKNOWN_SERVICE, "There is no such service: ask /cds-services for those on offer.", null);
    }
}
