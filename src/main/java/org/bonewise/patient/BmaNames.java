package org.bonewise.patient;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;

/** What the agents and products are called and coded as. Amounts here tell products apart; they are no doses to give. */
final class BmaNames {

    static final String ZOLEDRONIC_4 = "zoledronic-acid-4mg";
    static final String ZOLEDRONIC_5 = "zoledronic-acid-5mg";
    static final String DENOSUMAB_120 = "denosumab-120mg";
    static final String DENOSUMAB_60 = "denosumab-60mg";
    static final String IBANDRONATE_6 = "ibandronate-iv-6mg";
    static final String IBANDRONATE_3 = "ibandronate-iv-3mg";
    static final String IBANDRONATE_50 = "ibandronate-oral-50mg";
    static final String IBANDRONATE_150 = "ibandronate-oral-150mg";
    static final String CLODRONATE = "clodronate";
    static final String CLODRONATE_IV = "clodronate-iv";

    static final Map<String, List<ConceptGroup>> AGENT_GROUPS = new LinkedHashMap<>();
    static final Map<String, List<String>> PRODUCTS = Map.of(
            "zoledronic-acid",
            List.of(ZOLEDRONIC_4, ZOLEDRONIC_5),
            "denosumab",
            List.of(DENOSUMAB_120, DENOSUMAB_60),
            "ibandronate",
            List.of(IBANDRONATE_6, IBANDRONATE_3, IBANDRONATE_50, IBANDRONATE_150),
            CLODRONATE,
            List.of(CLODRONATE, CLODRONATE_IV));

    /** What an agent is taken for when no route is told: clodronate into a vein is rare. */
    static final Map<String, List<String>> WITHOUT_ROUTE = Map.of(CLODRONATE, List.of(CLODRONATE));

    static final Map<ConceptGroup, String> PRODUCT_GROUPS = Map.of(
            ConceptGroup.ZOLEDRONIC_ACID_4MG_ONCOLOGY, ZOLEDRONIC_4,
            ConceptGroup.ZOLEDRONIC_ACID_5MG_OSTEOPOROSIS, ZOLEDRONIC_5,
            ConceptGroup.DENOSUMAB_120MG_ONCOLOGY, DENOSUMAB_120,
            ConceptGroup.DENOSUMAB_60MG_OSTEOPOROSIS, DENOSUMAB_60);
    static final Set<String> ORAL = Set.of(IBANDRONATE_50, IBANDRONATE_150, "alendronate", "risedronate", CLODRONATE);
    static final Set<ConceptGroup> BILLING = Set.of(ConceptGroup.ZOLEDRONIC_ACID_HCPCS, ConceptGroup.DENOSUMAB_HCPCS);

    /** The amount in mg that each product is named after. */
    static final Map<String, BigDecimal> NOMINAL = Map.of(
            ZOLEDRONIC_4, amount("4"),
            ZOLEDRONIC_5, amount("5"),
            DENOSUMAB_120, amount("120"),
            DENOSUMAB_60, amount("60"),
            IBANDRONATE_6, amount("6"),
            IBANDRONATE_3, amount("3"),
            IBANDRONATE_50, amount("50"),
            IBANDRONATE_150, amount("150"));

    /** Amounts in mg of one mL by which a product is known. */
    static final Map<String, List<BigDecimal>> CONCENTRATIONS = Map.of(
            ZOLEDRONIC_4, List.of(amount("0.8"), amount("0.04")),
            ZOLEDRONIC_5, List.of(amount("0.05")),
            DENOSUMAB_120, List.of(amount("70")));

    static final Map<String, List<String>> BRANDS = Map.of(
            ZOLEDRONIC_4, List.of("zometa", "zerlinda", "择泰"),
            ZOLEDRONIC_5, List.of("reclast", "aclasta", "密固达"),
            DENOSUMAB_120,
                    List.of(
                            "xgeva",
                            "wyost",
                            "xbryk",
                            "osenvelt",
                            "bomyntra",
                            "bilprevda",
                            "aukelso",
                            "xtrenbo",
                            "jubereq",
                            "oziltus",
                            "安加维",
                            "迈卫健",
                            "博洛加"),
            DENOSUMAB_60,
                    List.of(
                            "prolia",
                            "jubbonti",
                            "ospomyv",
                            "obodence",
                            "stoboclo",
                            "conexxence",
                            "bildyos",
                            "bosaya",
                            "enoby",
                            "osvyrti",
                            "boncresa",
                            "普罗力",
                            "迈利舒",
                            "博优倍"));

    /** Brands whose strength the name does not tell. */
    static final Map<String, List<String>> BRAND_FAMILIES = Map.of(
            IBANDRONATE_6,
            List.of("bondronat"),
            IBANDRONATE_3,
            List.of("bonviva", "boniva"),
            CLODRONATE,
            List.of("bonefos", "clasteon", "loron"),
            "pamidronate",
            List.of("aredia"));

    /** How the names of the substances begin, and words that name any of them. */
    private static final List<String> SUBSTANCES = List.of(
            "zoledron",
            "denosumab",
            "pamidron",
            "ibandron",
            "clodron",
            "alendron",
            "risedron",
            "etidron",
            "tiludron",
            "narlumosbart",
            "bisphosphonate");

    private static final List<String> ALL = Stream.of(
                    Stream.of(SUBSTANCES), BRANDS.values().stream(), BRAND_FAMILIES.values().stream())
            .flatMap(lists -> lists)
            .flatMap(List::stream)
            .toList();

    static {
        AGENT_GROUPS.put(
                "zoledronic-acid",
                List.of(
                        ConceptGroup.ZOLEDRONIC_ACID,
                        ConceptGroup.ZOLEDRONIC_ACID_4MG_ONCOLOGY,
                        ConceptGroup.ZOLEDRONIC_ACID_5MG_OSTEOPOROSIS,
                        ConceptGroup.ZOLEDRONIC_ACID_HCPCS));
        AGENT_GROUPS.put(
                "denosumab",
                List.of(
                        ConceptGroup.DENOSUMAB,
                        ConceptGroup.DENOSUMAB_120MG_ONCOLOGY,
                        ConceptGroup.DENOSUMAB_60MG_OSTEOPOROSIS,
                        ConceptGroup.DENOSUMAB_HCPCS));
        AGENT_GROUPS.put("pamidronate", List.of(ConceptGroup.PAMIDRONATE));
        AGENT_GROUPS.put("ibandronate", List.of(ConceptGroup.IBANDRONATE));
        AGENT_GROUPS.put(CLODRONATE, List.of(ConceptGroup.CLODRONATE));
        AGENT_GROUPS.put("alendronate", List.of(ConceptGroup.ALENDRONATE));
        AGENT_GROUPS.put("risedronate", List.of(ConceptGroup.RISEDRONATE));
        AGENT_GROUPS.put("other-bisphosphonate", List.of(ConceptGroup.OTHER_BISPHOSPHONATE));
    }

    private BmaNames() {}

    /** All groups by which an agent is recognised. */
    static List<ConceptGroup> allGroups() {
        return AGENT_GROUPS.values().stream().flatMap(List::stream).toList();
    }

    /** Whether a text in lower case names a bone-modifying agent or a brand of one. */
    static boolean namesAny(String text) {
        return names(text, ALL);
    }

    /** Whether a text in lower case holds one of these words. A plain search: each medicine of a chart is put to it. */
    static boolean names(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text in lower case names denosumab or a brand of it. */
    static boolean namesDenosumab(String text) {
        return text.contains("denosumab")
                || names(text, BRANDS.getOrDefault(DENOSUMAB_120, List.of()))
                || names(text, BRANDS.getOrDefault(DENOSUMAB_60, List.of()));
    }

    private static BigDecimal amount(String milligrams) {
        return new BigDecimal(milligrams);
    }
}
