package org.bonewise;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bonewise.SiteProperties.ClientLine;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.guideline.RuleModes;
import org.bonewise.knowledge.Guideline;
import org.jspecify.annotations.Nullable;

/**
 * Which guideline decides, for all and for single clients.
 *
 * @param forOthers id of the guideline of clients without one of their own
 * @param byClient id of the guideline by id of the client
 * @param inForce those that decide for somebody
 */
record GuidelineSetting(String forOthers, Map<String, String> byClient, Collection<Guideline> inForce) {

    private static final String CLIENTS = "bonewise.clients";

    /**
     * Reads the settings.
     *
     * @throws StartRefusedException naming the keys of what cannot be used
     */
    static GuidelineSetting of(String guideline, List<ClientLine> clients, Map<String, Guideline> known) {
        Map<String, Guideline> there = new TreeMap<>(known);
        if (!there.containsKey(guideline)) {
            throw new StartRefusedException(
                    "bonewise.guideline is '" + guideline + "': set it to one of " + there.keySet());
        }
        Map<String, String> byClient = byClient(clients, there);
        return new GuidelineSetting(
                guideline,
                Map.copyOf(byClient),
                Stream.concat(Stream.of(guideline), byClient.values().stream())
                        .distinct()
                        .map(id -> Objects.requireNonNull(there.get(id)))
                        .toList());
    }

    private static Map<String, String> byClient(List<ClientLine> clients, Map<String, Guideline> known) {
        SettingProblems problems = new SettingProblems(CLIENTS);
        Map<String, String> byClient = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < clients.size(); i++) {
            String id = text(clients.get(i).id());
            String guideline = text(clients.get(i).guideline());
            if (id.isEmpty()) {
                problems.add(i, "id", "is missing: set it to the id of the client");
            } else if (!ClientId.isValid(id)) {
                problems.add(i, "id", "is no id of a client");
            } else if (id.equals(RuleModes.EVERY_CLIENT)) {
                problems.add(i, "id", "is '" + id + "': for all clients set bonewise.guideline");
            } else if (!ids.add(id)) {
                problems.add(i, "id", "is '" + id + "', which another line names too");
            }
            if (guideline.isEmpty() && clients.get(i).saysMore()) {
                continue;
            }
            byClient.put(id, guideline);
            if (!known.containsKey(guideline)) {
                problems.add(
                        i,
                        "guideline",
                        (guideline.isEmpty() ? "is missing" : "is '" + guideline + "'") + ": set it to one of "
                                + known.keySet());
            }
        }
        problems.refuseIfAny();
        return byClient;
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written.strip();
    }
}
