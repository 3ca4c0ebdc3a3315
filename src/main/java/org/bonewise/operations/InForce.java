package org.bonewise.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bonewise.files.MergedFolder;
import org.bonewise.files.Origin;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells operators and committees what decides here.
 *
 * @param cdsHooks version of the protocol that discovery names
 * @param artefacts version of the content, and its hash
 * @param files whose they are, by the folder that was shipped
 * @param guideline id of the guideline of clients without one of their own
 * @param clients id of the guideline by id of the client
 * @param guidelines version by id of each guideline that decides for somebody
 */
public record InForce(
        String cdsHooks,
        Map<String, String> artefacts,
        Map<String, Files> files,
        String guideline,
        Map<String, String> clients,
        Map<String, String> guidelines)
        implements InfoContributor {

    /** Copies the maps. */
    public InForce {
        artefacts = new TreeMap<>(artefacts);
        files = new TreeMap<>(files);
        clients = new TreeMap<>(clients);
        guidelines = new TreeMap<>(guidelines);
    }

    @Override
    public void contribute(Info.Builder builder) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("cdsHooks", cdsHooks);
        content.put("artefacts", artefacts);
        content.put("files", files);
        content.put("guideline", guideline);
        content.put("guidelineOfClient", clients);
        content.put("guidelines", guidelines);
        builder.withDetail("bonewise", content);
    }

    /**
     * The files of a folder by whose they are.
     *
     * @param shipped how many are as they were shipped
     * @param replaced names of the hospital's own that stand in the place of ours
     * @param added names of the hospital's own beside ours
     */
    public record Files(int shipped, List<String> replaced, List<String> added) {

        /** Of a folder. */
        public static Files of(MergedFolder folder) {
            return new Files(
                    folder.names(Origin.SHIPPED).size(), folder.names(Origin.REPLACED), folder.names(Origin.ADDED));
        }
    }
}
