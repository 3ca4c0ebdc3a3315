package org.bonewise.cases;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was decided about a case, in the words of the case tables, whichever way it was asked. */
interface CaseOutcome {

    /** Rule to status of the indications. */
    Map<String, String> indications();

    /** Rule to the variant of the indication that spoke, itself when none did; empty where the answer does not tell. */
    default Optional<Map<String, String>> variants() {
        return Optional.empty();
    }

    /** What is said of a dose that is overdue, as {@code SIL-11 ok warning SIL-11}; empty where the answer does not tell. */
    default Optional<List<String>> overdue() {
        return Optional.empty();
    }

    /** Facts that indications lack. */
    Set<String> missing();

    /** Kinds of advice, in order. */
    List<String> advice();

    /** Orders by which a question about the indication is settled, then those that are good to have beside. */
    List<String> clarifying();

    /** Orders that clear the way for a start. */
    List<String> before();

    /** Rules that keep recommendations off the cards. */
    Set<String> silencedBy();

    /** What is said about the patient, as {@code SAF-45 ok critical SAF-45.suspected}. */
    List<String> messages();

    /** Every regimen judged. */
    List<Judged> judged();

    /** Orders offered that should not be, or not so; empty when all is well. */
    List<String> wrongOrders();

    /**
     * One regimen judged.
     *
     * @param name {@code denosumab} is proposed, {@code course denosumab} runs, {@code order denosumab} is on record or drafted
     * @param regimen id of the regimen
     * @param dose in mg; {@code none} when it cannot be worked out
     * @param preferred whether it comes first
     * @param spoken what is said of it, as {@code SAF-10 caution warning SAF-10.bone-loss}
     * @param missing facts to find out first
     * @param orders ids of what goes along
     * @param drafts how it and the medicines that go along are drafted, as {@code calcium-500mg-daily 500 mg every 1 d};
     *     {@code null} when that is not told
     * @param instead what may be ordered in its place, in its order, as
     *     {@code denosumab-120mg-4-weekly 120 mg every 4 wk, ends record-1}; {@code null} when that is not told
     */
    record Judged(
            String name,
            String regimen,
            String status,
            String dose,
            boolean preferred,
            List<String> spoken,
            List<String> missing,
            List<String> orders,
            @Nullable List<String> drafts,
            @Nullable List<String> instead) {}

    /** Those of a name, or the one that is proposed of a regimen. */
    default List<Judged> judged(String name) {
        return judged().stream()
                .filter(one -> one.name().equals(name)
                        || (one.regimen().equals(name) && !one.name().contains(" ")))
                .toList();
    }

    /** The agents that come first. */
    default List<String> preferred() {
        return judged().stream().filter(Judged::preferred).map(Judged::name).toList();
    }

    /** Indications without those of other families of rules that say not indicated: each topic says so of its own agents. */
    default Map<String, String> indications(Set<String> families) {
        Map<String, String> statuses = new LinkedHashMap<>(indications());
        statuses.entrySet()
                .removeIf(one -> one.getValue().equals("NOT_INDICATED") && !families.contains(family(one.getKey())));
        return statuses;
    }

    /** All rules that speak, wherever. */
    default Set<String> speaking() {
        Set<String> rules = new LinkedHashSet<>(indications().keySet());
        rules.addAll(silencedBy());
        messages().forEach(said -> rules.add(Expectation.ruleOf(said)));
        judged().forEach(one -> one.spoken().forEach(said -> rules.add(Expectation.ruleOf(said))));
        return rules;
    }

    /** {@code BM} of {@code BM-1}. */
    static String family(String rule) {
        return rule.substring(0, Math.max(0, rule.indexOf('-')));
    }
}
