package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.knowledge.Rule;

/** Which rules are in force for which client. A rule that no setting names is on. */
public final class RuleModes {

    /** All rules are on for all clients. */
    public static final RuleModes ALL_ON = new RuleModes(List.of());

    /** What becomes of a rule. */
    public enum Mode {
        /** It speaks. */
        ON,
        /** It is evaluated and recorded, and changes nothing. */
        SHADOW,
        /** It is not evaluated. */
        OFF
    }

    /**
     * The mode of one rule.
     *
     * @param client id of a client; {@link #EVERY_CLIENT} for all that have no setting of their own
     * @param rule id as shown ({@code SAF-13}, all its variants) or as in the artefact ({@code SAF-13.bm}, the one)
     */
    public record Setting(String client, String rule, Mode mode) {}

    /** Stands for all clients. */
    public static final String EVERY_CLIENT = "default";

    private final Map<String, Map<String, Mode>> byClient = new HashMap<>();

    /** By settings; of two about the same the last counts. */
    public RuleModes(List<Setting> settings) {
        settings.forEach(setting -> byClient.computeIfAbsent(setting.client(), client -> new HashMap<>())
                .put(setting.rule(), setting.mode()));
    }

    /** Clients that have settings of their own. */
    Set<String> clients() {
        return byClient.keySet();
    }

    /** The mode of a rule or a variant: a client's own setting comes first, then the more exact id. */
    private Mode mode(String client, Rule rule) {
        Map<String, Mode> own = byClient.getOrDefault(client, Map.of());
        Map<String, Mode> common = byClient.getOrDefault(EVERY_CLIENT, Map.of());
        for (Map<String, Mode> modes : List.of(own, common)) {
            for (String id : List.of(rule.artefactId(), rule.id())) {
                Mode mode = modes.get(id);
                if (mode != null) {
                    return mode;
                }
            }
        }
        return Mode.ON;
    }

    /**
     * The rules in one mode, each with its variants in that mode. A variant follows its rule unless it is named itself.
     *
     * @param mode {@code ON} for what speaks, {@code SHADOW} for what is recorded
     */
    List<Rule> in(Mode mode, String client, List<Rule> rules) {
        List<Rule> found = new ArrayList<>();
        for (Rule rule : rules) {
            Mode own = mode(client, rule);
            if (rule.variants().isEmpty()) {
                if (own == mode) {
                    found.add(rule);
                }
                continue;
            }
            List<Rule> variants = rule.variants().stream()
                    .filter(variant -> mode(client, variant) == mode)
                    .toList();
            boolean speaksAlone = own == mode && rule.code() != null;
            if (!variants.isEmpty() || speaksAlone) {
                found.add(own == mode ? rule.withVariants(variants) : rule.onlyVariants(variants));
            }
        }
        return found;
    }

    /** Every id by which the rules and their variants can be named. */
    public static Set<String> ids(List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> Stream.concat(Stream.of(rule), rule.variants().stream()))
                .flatMap(rule -> Stream.of(rule.id(), rule.artefactId()))
                .collect(Collectors.toSet());
    }
}
