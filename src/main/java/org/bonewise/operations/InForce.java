package org.bonewise.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells operators and committees what decides here.
 *
 * @param cdsHooks version of the protocol that discovery names
 * @param artefacts version of the content, and its hash
 * @param guideline id of the guideline of clients without one of their own
 * @param clients id of the guideline by id of the client
 * @param guidelines version by id of each guideline that decides for somebody
 */
public record InForce(
        String cdsHooks,
        Map<String, String> artefacts,
        String guideline,
        Map<String, String> clients,
        Map<String, String> guidelines)
        implements InfoContributor {

    /** Copies the maps. */
    public InForce {
        artefacts = new TreeMap<>(artefacts);
        clients = new TreeMap<>(clients);
        guidelines = new TreeMap<>(guidelines);
    }

    @Override
    public void contribute(Info.Builder builder) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("cdsHooks", cdsHooks);
        content.put("artefacts", artefacts);
        content.put("guideline", guideline);
        content.put("guidelineOfClient", clients);
        content.put("guidelines", guidelines);
        builder.withDetail("bonewise", content);
    }
}
