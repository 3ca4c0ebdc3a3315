package org.bonewise.knowledge;

/** Where the parts of the content stand on its page; stable, since cards and other pages point there. */
public final class Anchors {

    private static final String SAFETY = "safety";

    private Anchors() {}

    /** Of a rule by the id that is shown: safety rules are the same under every guideline and stand there once. */
    public static String rule(String guideline, Rule rule) {
        return rule(guideline, rule, rule.id());
    }

    /** Of a rule by its id in the artefact, which tells rules of one shown id apart. */
    public static String ofArtefact(String guideline, Rule rule) {
        return rule(guideline, rule, rule.artefactId());
    }

    private static String rule(String guideline, Rule rule, String id) {
        return (isSafety(rule) ? SAFETY : guideline) + "-" + id;
    }

    /** Whether a rule is one of the safety rules. */
    public static boolean isSafety(Rule rule) {
        return rule.file().startsWith(SAFETY + "/");
    }

    /** Of a regimen or companion order. */
    public static String regimen(Regimen regimen) {
        return "order-" + regimen.id();
    }

    /** Of a fact or named expression. */
    public static String fact(String name) {
        return "fact-" + name;
    }
}
