package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The artefacts, read and linked once at the start; immutable.
 *
 * @param codes by which concepts are recognised
 * @param engine evaluates their expressions
 * @param regimens by canonical address
 * @param guidelines by id
 * @param safety the safety rules, the same under every guideline
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

    /** All bone-modifying regimens. */
    public List<Regimen> boneModifyingRegimens() {
        return regimens.values().stream().filter(Regimen::isBoneModifyingAgent).toList();
    }
}
