package org.bonewise;

import org.bonewise.cdshooks.ClientId;

/** How the clinicians of each client read. */
@FunctionalInterface
interface Renderings {

    /** How those of a client read. */
    Rendering of(ClientId client);
}
