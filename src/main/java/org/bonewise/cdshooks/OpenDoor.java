package org.bonewise.cdshooks;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whether everyone may call who reaches the server.
 *
 * @param isOpen so it is in the demo, on the loopback interface
 */
public record OpenDoor(boolean isOpen) {

    /** @throws StartRefusedException when everyone could call from anywhere */
    static OpenDoor of(Access access, @Nullable InetAddress address) {
        boolean open = access == Access.DEMO_OPEN;
        if (open && (address == null || !address.isLoopbackAddress())) {
            throw new StartRefusedException(
                    "bonewise.access is demo-open, which lets everyone in: set server.address to 127.0.0.1, or bonewise.access to closed");
        }
        return new OpenDoor(open);
    }
}
