package org.bonewise.facts;

import java.util.ArrayList;
import java.util.List;

/** Every fact of the service. */
public final class FactDefinitions {

    private FactDefinitions() {}

    /** The catalogue of all facts. */
    public static FactCatalogue catalogue() {
        return new FactCatalogue(all());
    }

    /** All definitions. */
    public static List<FactDefinition> all() {
        List<FactDefinition> all = new ArrayList<>(ResultFactDefinitions.all());
        all.addAll(RecordFactDefinitions.all());
        all.addAll(AdjuvantFactDefinitions.all());
        all.addAll(SafetyFactDefinitions.all());
        all.addAll(BoneLossFactDefinitions.all());
        all.add(new CandidateFacts());
        return all;
    }
}
