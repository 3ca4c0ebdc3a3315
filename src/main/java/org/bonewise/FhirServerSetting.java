package org.bonewise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bonewise.SiteProperties.ClientLine;
import org.bonewise.SiteProperties.FhirServerLine;
import org.bonewise.cdshooks.OpenDoor;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.fhir.FhirAgreement;
import org.bonewise.fhir.FhirAgreements;
import org.bonewise.fhir.FhirServer;
import org.bonewise.fhir.FhirServerAllowList;
import org.jspecify.annotations.Nullable;

/** Which FHIR servers may be read for whom. */
final class FhirServerSetting {

    private static final String FOR_THE_OPEN_DOOR = "bonewise.fhir.allowed-servers";
    private static final FhirAgreement NONE = new FhirAgreement(new FhirServerAllowList(List.of()), null);

    private final SettingProblems problems = new SettingProblems("bonewise.clients");

    private FhirServerSetting() {}

    /**
     * Reads the settings.
     *
     * @param addresses for callers that need no token
     * @param clients what was agreed with each
     * @param door whether there are callers that need none
     * @throws StartRefusedException naming the keys of what cannot be used
     */
    static FhirAgreements of(List<String> addresses, List<ClientLine> clients, OpenDoor door) {
        FhirAgreement others = addresses.isEmpty() ? NONE : new FhirAgreement(listOf(addresses), null);
        if (!door.isOpen() && !addresses.isEmpty()) {
            throw new StartRefusedException(FOR_THE_OPEN_DOOR
                    + " is for the demo, whose callers need no token: give each client those of its own,"
                    + " such as bonewise.clients[0].fhir-servers[0].base=https://ehr.hospital.example/fhir");
        }
        Map<String, FhirAgreement> byClient = new FhirServerSetting().byClient(clients);
        return client -> byClient.getOrDefault(client.value(), others);
    }

    /** The demo is reached from its own machine alone, so its list may name servers of the private network. */
    private static FhirServerAllowList listOf(List<String> addresses) {
        return new FhirServerAllowList(addresses.stream()
                .map(address -> {
                    try {
                        return FhirServer.at(address, true);
                    } catch (IllegalArgumentException e) {
                        throw new StartRefusedException(FOR_THE_OPEN_DOOR + " holds '" + FhirServer.withoutUser(address)
                                + "': " + e.getMessage());
                    }
                })
                .toList());
    }

    private Map<String, FhirAgreement> byClient(List<ClientLine> clients) {
        Map<String, FhirAgreement> byClient = new HashMap<>();
        for (int i = 0; i < clients.size(); i++) {
            ClientLine client = clients.get(i);
            List<FhirServer> servers = servers(i, client.fhirServers());
            String id = client.id();
            if (id != null && (client.iss() != null || !servers.isEmpty())) {
                byClient.put(
                        id.strip(), new FhirAgreement(new FhirServerAllowList(servers), blankAsNone(client.subject())));
            }
        }
        problems.refuseIfAny();
        return Map.copyOf(byClient);
    }

    private List<FhirServer> servers(int line, List<FhirServerLine> lines) {
        List<FhirServer> servers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String key = "fhir-servers[%d].base".formatted(i);
            String base = lines.get(i).base();
            if (base == null || base.isBlank()) {
                problems.add(line, key, "is missing: set it to the base address of a FHIR server");
                continue;
            }
            try {
                servers.add(FhirServer.at(base, lines.get(i).privateNetwork()));
            } catch (IllegalArgumentException e) {
                problems.add(line, key, "is '" + FhirServer.withoutUser(base) + "': " + e.getMessage());
            }
        }
        return servers;
    }

    private static @Nullable String blankAsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
