package org.bonewise.cdshooks;

import java.util.HashMap;
import java.util.Map;

/**
 * Something of which there is only so much for all clients together. A client gets no more than it leaves to the others: alone
 * half, two of them a third each, so that whoever comes new always finds some.
 */
final class FairShares {

    private final Map<ClientId, Long> held = new HashMap<>();
    private long free;

    /** @param total how much there is */
    FairShares(long total) {
        free = total;
    }

    /** Takes an amount for a client; false, with nothing taken, when that is more than its share. */
    synchronized boolean take(ClientId client, long amount) {
        long own = held.getOrDefault(client, 0L);
        if (own + amount > free - amount) {
            return false;
        }
        held.put(client, own + amount);
        free -= amount;
        return true;
    }

    /** Gives back what was taken. */
    synchronized void giveBack(ClientId client, long amount) {
        held.computeIfPresent(client, (_, own) -> own == amount ? null : own - amount);
        free += amount;
    }
}
