package org.bonewise.cdshooks;

/**
 * Memory that one call takes, for its body or for what FHIR servers send for it. It is counted before it is taken and given back
 * at the end of the call. Queries of one call may share it.
 */
public final class Room implements AutoCloseable {

    private final FairShares memory;
    private final ClientId client;
    private long taken;
    private boolean ended;

    Room(FairShares memory, ClientId client) {
        this.memory = memory;
        this.client = client;
    }

    /** Room for a call that nobody sent, such as one that warms the service up. */
    public static Room unlimited() {
        return new Room(new FairShares(Long.MAX_VALUE), ClientId.ANONYMOUS);
    }

    /**
     * Takes so many bytes more.
     *
     * @return false, with nothing taken, when they are not to be had, or the call has ended
     */
    public synchronized boolean take(long bytes) {
        if (ended || !memory.take(client, bytes)) {
            return false;
        }
        taken += bytes;
        return true;
    }

    /**
     * Makes sure that there is room for so many bytes in all.
     *
     * @throws HookFailure when there is none (503)
     */
    synchronized void upTo(long bytes) {
        if (bytes > taken && !take(bytes - taken)) {
            throw new HookFailure(
                    FailureKind.UNAVAILABLE, "The service has too many large bodies in hand to take this one.", null);
        }
    }

    @Override
    public synchronized void close() {
        memory.giveBack(client, taken);
        taken = 0;
        ended = true;
    }
}
