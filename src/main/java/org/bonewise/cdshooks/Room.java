package org.bonewise.cdshooks;

/** The memory that the body of one call and its tree take, counted before it is taken and given back at the end of the call. */
final class Room implements AutoCloseable {

    private final FairShares bodies;
    private final ClientId client;
    private long taken;

    Room(FairShares bodies, ClientId client) {
        this.bodies = bodies;
        this.client = client;
    }

    /**
     * Makes sure that there is room for so many bytes in all.
     *
     * @throws HookFailure when there is none (503)
     */
    void upTo(long bytes) {
        long more = bytes - taken;
        if (more <= 0) {
            return;
        }
        if (!bodies.take(client, more)) {
            throw new HookFailure(
                    FailureKind.UNAVAILABLE, "The service has too many large bodies in hand to take this one.", null);
        }
        taken = bytes;
    }

    @Override
    public void close() {
        bodies.giveBack(client, taken);
        taken = 0;
    }
}
