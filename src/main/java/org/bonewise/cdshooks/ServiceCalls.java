package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/** The way of a call, the same at every {@link ServiceDoor}: find the service, let the client in, read the body, check it, answer in a
 * turn. */
public final class ServiceCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCalls.class);

    private final ServiceCatalog catalog;
    private final Admission admission;
    private final RequestBody body;
    private final Turns turns;
    private final Replies replies;
    private final OpenDoor door;

    ServiceCalls(
            ServiceCatalog catalog,
            Admission admission,
            RequestBody body,
            Turns turns,
            Replies replies,
            OpenDoor door) {
        this.admission = admission;
        this.door = door;
        this.catalog = catalog;
        this.body = body;
        this.turns = turns;
        this.replies = replies;
    }

    /**
     * Answers one call of one service.
     *
     * @param id of the service
     * @param answer makes the body of the answer from the checked call and what stands behind the service
     * @throws HookFailure when there is no such service, or the call cannot be answered
     */
    public ResponseEntity<byte[]> answer(
            String id, HttpServletRequest request, BiFunction<HookRequest, HookService, Object> answer) {
        ServiceCatalog.Offer offer = catalog.find(id).orElseThrow(ServiceCalls::unknown);
        if (!request.getMethod().equals("POST")) {
            return replies.wrongMethod("POST");
        }
        // Whoever checks callers stands before this; a way round it must not lead to patient data.
        if (!door.isOpen() && ClientId.of(request).equals(ClientId.ANONYMOUS)) {
            LOG.warn("A call came past the check of clients, and was refused (401)");
            return ResponseEntity.status(FailureKind.UNAUTHENTICATED.status()).build();
        }
        return admission.admit(ClientId.of(request), room -> {
            byte[] sent = body.read(request, room);
            return turns.take(() -> {
                HookRequest call =
                        HookRequestReader.read(offer.definition(), RequestBody.parse(sent), ClientId.of(request));
                return replies.ok(answer.apply(call, offer.handler()));
            });
        });
    }

    /** The refusal where there is no such service. */
    public static HookFailure unknown() {
        return new HookFailure(
                FailureKind.UNKNOWN_SERVICE, "There is no such service: ask /cds-services for those on offer.", null);
    }
}
