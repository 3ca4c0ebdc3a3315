package org.bonewise.fhir;

import okhttp3.Dns;
import okhttp3.OkHttpClient;

/** The HTTP clients for servers in private networks and for all others. */
final class HttpClients {

    private final OkHttpClient everywhere;
    private final OkHttpClient inPublic;

    /** @param names finds the addresses of hosts */
    HttpClients(Dns names) {
        everywhere = new OkHttpClient.Builder()
                // A redirect could lead the token off the allow-list.
                .followRedirects(false)
                .followSslRedirects(false)
                .dns(names)
                .build();
        inPublic = everywhere.newBuilder().dns(new PublicNetwork(names)).build();
    }

    /** The client that may reach a server. */
    OkHttpClient of(FhirServer server) {
        return server.inPrivateNetwork() ? everywhere : inPublic;
    }
}
