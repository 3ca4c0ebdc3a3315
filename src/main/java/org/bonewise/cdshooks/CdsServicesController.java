package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Discovery and calls. The mappings take every method and every media type, so that each refusal is worded here and not by the
 * framework.
 */
@RestController
@ServiceDoor
class CdsServicesController {

    private static final Logger LOG = LoggerFactory.getLogger(CdsServicesController.class);

    private final ServiceCatalog catalog;
    private final ServiceCalls calls;
    private final CdsHooksVersion version;
    private final Replies replies;

    CdsServicesController(ServiceCatalog catalog, ServiceCalls calls, CdsHooksVersion version, Replies replies) {
        this.catalog = catalog;
        this.version = version;
        this.calls = calls;
        this.replies = replies;
    }

    private record Discovery(List<CdsHooksVersion.Published> services) {}

    private record Response(List<Card> cards) {}

    /** The services on offer. */
    @RequestMapping("/cds-services")
    ResponseEntity<byte[]> discover(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return replies.wrongMethod("GET");
        }
        return replies.ok(new Discovery(
                catalog.definitions().stream().map(version::publish).toList()));
    }

    /** One call of one service. */
    @RequestMapping("/cds-services/{id}")
    ResponseEntity<byte[]> call(@PathVariable String id, HttpServletRequest request) {
        return calls.answer(id, request, (call, service) -> {
            List<Card> cards = service.answer(call);
            CallNotes.current().cards(cards);
            LOG.info("Service {} answered call {} with {} cards", id, call.trace(), cards.size());
            return new Response(cards);
        });
    }

    /** Anything deeper that no other part of the application answers. */
    @RequestMapping("/cds-services/**")
    ResponseEntity<byte[]> nothing() {
        throw ServiceCalls.unknown();
    }
}
