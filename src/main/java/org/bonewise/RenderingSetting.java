package org.bonewise;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bonewise.SiteProperties.ClientLine;

/** How the clinicians of each client read. */
final class RenderingSetting {

    private static final Locale WORDS = Locale.ENGLISH;

    private final SettingProblems problems = new SettingProblems("bonewise.clients");

    private RenderingSetting() {}

    /**
     * Reads the settings.
     *
     * @param zone of clients without one of their own
     * @throws org.bonewise.cdshooks.StartRefusedException naming the keys of what cannot be used
     */
    static Renderings of(ZoneId zone, List<ClientLine> clients) {
        Rendering others = new Rendering(WORDS, zone);
        Map<String, Rendering> byClient = new RenderingSetting().byClient(zone, clients);
        return client -> byClient.getOrDefault(client.value(), others);
    }

    private Map<String, Rendering> byClient(ZoneId zone, List<ClientLine> clients) {
        Map<String, Rendering> byClient = new HashMap<>();
        for (int i = 0; i < clients.size(); i++) {
            String id = clients.get(i).id();
            if (id != null) {
                byClient.put(id.strip(), new Rendering(locale(i, clients.get(i)), zone(i, clients.get(i), zone)));
            }
        }
        problems.refuseIfAny();
        return Map.copyOf(byClient);
    }

    private ZoneId zone(int line, ClientLine client, ZoneId otherwise) {
        if (client.timeZone() == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(client.timeZone());
        } catch (DateTimeException e) {
            problems.add(
                    line,
                    "time-zone",
                    "is '" + client.timeZone()
                            + "', which is no time zone: set it to a name of the IANA list such as Europe/Copenhagen");
            return otherwise;
        }
    }

    /** A card that is half in one language and half in another would be worse than one in English. */
    private Locale locale(int line, ClientLine client) {
        if (client.locale() == null) {
            return WORDS;
        }
        Locale locale = Locale.forLanguageTag(client.locale().replace('_', '-'));
        if (!locale.getLanguage().equals(WORDS.getLanguage())) {
            problems.add(line, "locale", "is '" + client.locale() + "', in which there are no texts: there are in en");
        }
        return locale;
    }
}
