package org.bonewise.explain;

import jakarta.servlet.http.HttpServletRequest;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.HookService;
import org.bonewise.cdshooks.ServiceCalls;
import org.bonewise.cdshooks.ServiceDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the call of a service with the decision behind its cards. */
@RestController
@ServiceDoor
class ExplainController {

    private static final Logger LOG = LoggerFactory.getLogger(ExplainController.class);

    private final ServiceCalls calls;

    ExplainController(ServiceCalls calls) {
        this.calls = calls;
    }

    /** One call of one service, explained. */
    @RequestMapping("/explain/{id}")
    ResponseEntity<byte[]> explain(@PathVariable String id, HttpServletRequest request) {
        return calls.answer(id, request, ExplainController::explained);
    }

    /** Anything else beside it. */
    @RequestMapping({"/explain", "/explain/**"})
    ResponseEntity<byte[]> nothing() {
        throw ServiceCalls.unknown();
    }

    private static Explanation explained(HookRequest call, HookService service) {
        if (!(service instanceof ExplainedService explainable)) {
            throw ServiceCalls.unknown();
        }
        Explanation explanation =
                new Explanations(explainable.decide(call)).of(call.service().id());
        LOG.info(
                "Service {} explained: {} candidates, {} messages",
                explanation.service(),
                explanation.candidates().size(),
                explanation.messages().size());
        return explanation;
    }
}
