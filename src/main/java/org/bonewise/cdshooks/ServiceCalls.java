package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** The way of a call, the same at every {@link ServiceDoor}: find the service, let the client in, read the body, check it, answer in a
 * turn. */
public final class ServiceCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCalls.class);

    /**
     * What was sent to a service, with nothing checked but the outside.
     *
     * @param service to which
     * @param body a JSON object
     * @param client who sent it
     */
    public record Posted(ServiceDefinition service, JsonNode body, ClientId client) {}

    private final ServiceCatalog catalog;
    private final Admission admission;
    private final RequestBody body;
    private final Turns turns;
    private final Replies replies;
    private final OpenDoor door;
    private final Origins origins;

    ServiceCalls(
            ServiceCatalog catalog,
            Admission admission,
            RequestBody body,
            Turns turns,
            Replies replies,
            OpenDoor door,
            Origins origins) {
        this.admission = admission;
        this.door = door;
        this.origins = origins;
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
        return inTurn(
                id,
                request,
                (offer, body, room) -> HookRequestReader.read(
                        offer.definition(), body, ClientId.of(request), ClientId.tenantOf(request), room),
                (offer, call) -> {
                    CallNotes.current().request(call);
                    return answer.apply(call, offer.handler());
                });
    }

    /**
     * Answers what is sent to one service and is no call of its hook, with the same checks.
     *
     * @param id of the service
     * @param answer makes the body of the answer
     * @throws HookFailure when there is no such service, or what was sent cannot be answered
     */
    public ResponseEntity<byte[]> receive(String id, HttpServletRequest request, Function<Posted, Object> answer) {
        return inTurn(
                id,
                request,
                (offer, body, _) -> new Posted(offer.definition(), body, ClientId.of(request)),
                (_, posted) -> answer.apply(posted));
    }

    /** Checks what was sent. */
    private interface Reading<T> {
        T read(ServiceCatalog.Offer offer, JsonNode body, Room forAnswers);
    }

    private <T> ResponseEntity<byte[]> inTurn(
            String id,
            HttpServletRequest request,
            Reading<T> read,
            BiFunction<ServiceCatalog.Offer, T, Object> answer) {
        ServiceCatalog.Offer offer = catalog.find(id).orElseThrow(ServiceCalls::unknown);
        if (!request.getMethod().equals("POST")) {
            return replies.wrongMethod("POST");
        }
        // Whoever checks callers stands before this; a way round it must not lead to patient data.
        if (!door.isOpen() && ClientId.of(request).equals(ClientId.ANONYMOUS)) {
            LOG.warn("A call came past the check of clients, and was refused (401)");
            return ResponseEntity.status(FailureKind.UNAUTHENTICATED.status()).build();
        }
        if (!origins.allow(ClientId.of(request), request)) {
            return ResponseEntity.status(FailureKind.FOREIGN_ORIGIN.status()).build();
        }
        CallNotes.current().service(offer.definition());
        return admission.admit(ClientId.of(request), (room, forAnswers) -> {
            byte[] sent = body.read(request, room);
            return turns.take(() -> {
                // The whole tree is in no variable: what is not read of it can go while the answer waits for the EHR.
                T call = read.read(offer, RequestBody.parse(sent, room), forAnswers);
                return replies.ok(answer.apply(offer, call));
            });
        });
    }

    /** The refusal where there is no such service. */
    public static HookFailure unknown() {
        return new HookFailure(
                FailureKind.UNKNOWN_SERVICE, "There is no such service: ask /cds-services for those on offer.", null);
    }
}
