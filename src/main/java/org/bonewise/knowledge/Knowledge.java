package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The artefacts, read and linked once at the start; immutable.
 *
 * @param codes by which concepts are recognised
 * @param engine evaluates their expressions
 * @param regimens by canonical address
 * @param guidelines by id
 * @param safety the safety rules that all guidelines share
 * @param windows how old what does not depend on a product may be
 * @param plausible bounds of what is believed, by item
 * @param parameters further numbers by name
 * @param content who stands for the artefacts, and since when
 */
public record Knowledge(
        CodeGroups codes,
        ExpressionEngine engine,
        Map<String, Regimen> regimens,
        Map<String, Guideline> guidelines,
        List<Rule> safety,
        Windows windows,
        Map<String, PlausibleRange> plausible,
        Map<String, BigDecimal> parameters,
        ContentRegister content) {

    /** Without a register of content. */
    public Knowledge(
            CodeGroups codes,
            ExpressionEngine engine,
            Map<String, Regimen> regimens,
            Map<String, Guideline> guidelines,
            List<Rule> safety,
            Windows windows,
            Map<String, PlausibleRange> plausible,
            Map<String, BigDecimal> parameters) {
        this(codes, engine, regimens, guidelines, safety, windows, plausible, parameters, ContentRegister.EMPTY);
    }

    /** The same with other safety rules. */
    public Knowledge withSafety(List<Rule> rules) {
        return new Knowledge(
                codes, engine, regimens, guidelines, List.copyOf(rules), windows, plausible, parameters, content);
    }

    /**
     * The same under one guideline: with the safety rules that it adds, and without the regimens that are of another alone.
     */
    public Knowledge under(Guideline guideline) {
        Map<String, Regimen> used = new HashMap<>(regimens);
        used.values()
                .removeIf(regimen ->
                        regimen.onlyUnder() != null && !guideline.id().equals(regimen.onlyUnder()));
        List<Rule> rules = Stream.concat(safety.stream(), guideline.rules(Rule.Kind.SAFETY).stream())
                .toList();
        return new Knowledge(
                codes, engine, Map.copyOf(used), guidelines, rules, windows, plausible, parameters, content);
    }

    /** All bone-modifying regimens. */
    public List<Regimen> boneModifyingRegimens() {
        return regimens.values().stream().filter(Regimen::isBoneModifyingAgent).toList();
    }
}
