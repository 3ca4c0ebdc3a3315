package org.bonewise.ehr;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All calls that the EHR made. */
final class Visits {

    private final Map<String, Visit> byId = new ConcurrentHashMap<>();

    Visit open() {
        Visit visit = new Visit();
        byId.put(visit.id(), visit);
        return visit;
    }

    @Nullable
    Visit find(String id) {
        return byId.get(id);
    }
}
