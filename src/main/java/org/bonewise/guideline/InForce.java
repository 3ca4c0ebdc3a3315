package org.bonewise.guideline;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.guideline.RuleModes.Mode;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;

/**
 * The rules as they are for one client.
 *
 * @param knowledge with the safety rules that speak
 * @param guideline with the rules that speak
 * @param shadow rules that are recorded only
 * @param inQuestion regimens of the rules that speak
 */
record InForce(Knowledge knowledge, Guideline guideline, List<Rule> shadow, List<Regimen> inQuestion) {

    static InForce of(Knowledge knowledge, Guideline guideline, RuleModes modes, String client) {
        Knowledge known = knowledge.under(guideline);
        List<Rule> speaking = modes.in(Mode.ON, client, guideline.rules());
        return new InForce(
                known.withSafety(modes.in(Mode.ON, client, known.safety())),
                guideline.withRules(speaking),
                modes.in(
                        Mode.SHADOW,
                        client,
                        Stream.concat(knowledge.safety().stream(), guideline.rules().stream())
                                .toList()),
                speaking.stream()
                        .flatMap(rule -> rule.regimens().stream())
                        .distinct()
                        .toList());
    }
}
