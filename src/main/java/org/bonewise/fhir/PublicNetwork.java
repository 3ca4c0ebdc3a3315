package org.bonewise.fhir;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Finds addresses that can be reached from the internet alone. Whoever owns the name of a server could else let it lead into
 * the hospital's own network. The connection goes to the addresses that were looked at, so that a second answer of the name
 * server cannot differ.
 */
final class PublicNetwork implements Dns {

    /** Beside private, loopback and link-local ones what the IANA registries of special-purpose addresses hold. */
    private static final InetAddressMatcher PUBLIC = InetAddressMatchers.matchExternal()
            .excludeAddresses(List.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fec0::/10",
                    "ff00::/8"))
            .build();

    private final Dns names;

    PublicNetwork(Dns names) {
        this.names = names;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = names.lookup(host);
        if (!found.stream().allMatch(PublicNetwork::isPublic)) {
            throw new PrivateAddressException();
        }
        return found;
    }

    static boolean isPublic(InetAddress address) {
        return PUBLIC.matches(address);
    }

    /** A name leads to an address that the internet does not reach. */
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }
}
