package org.bonewise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bonewise.SiteProperties.FormularyLine;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.Formulary;
import org.bonewise.knowledge.Formulary.OrderCode;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Regimen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The formulary as set; what is set wrong stops the start. */
final class FormularySetting {

    private static final Logger LOG = LoggerFactory.getLogger(FormularySetting.class);

    private final SettingProblems problems = new SettingProblems("bonewise.formulary");
    private final Map<String, Formulary.Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    /**
     * Reads the lines.
     *
     * @throws StartRefusedException naming the keys of what cannot be read
     */
    FormularySetting(List<FormularyLine> formulary) {
        for (int i = 0; i < formulary.size(); i++) {
            line(i, formulary.get(i));
        }
        problems.refuseIfAny();
    }

    private void line(int number, FormularyLine line) {
        String named = line.regimen() == null ? "" : line.regimen().strip();
        int version = named.indexOf('|');
        String regimen = version < 0 ? named : named.substring(0, version);
        if (regimen.isEmpty()) {
            problems.add(number, "regimen", "is missing: give the id or canonical address of a regimen");
            return;
        }
        if (entries.put(regimen, new Formulary.Entry(line.available(), code(number, line.orderCode()), text(line)))
                != null) {
            problems.add(number, "regimen", "names " + regimen + ", which another line names too");
        }
        lines.put(regimen, number);
    }

    private static @Nullable String text(FormularyLine line) {
        return line.text() == null || line.text().isBlank() ? null : line.text().strip();
    }

    private @Nullable OrderCode code(int number, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String[] parts = written.strip().split("\\|", 3);
        if (parts.length < 2 || !parts[0].matches("(?i)[a-z][a-z0-9+.-]*:\\S+") || parts[1].isBlank()) {
            problems.add(number, "order-code", "is '" + written + "': write system|code or system|code|display");
            return null;
        }
        return new OrderCode(parts[0], parts[1].strip(), parts.length == 3 ? parts[2].strip() : null);
    }

    /** The formulary. */
    Formulary formulary() {
        return new Formulary(entries);
    }

    /**
     * Compares with what there is.
     *
     * @throws StartRefusedException when a line names what no artefact describes, or two lines name the same
     */
    void check(Knowledge knowledge) {
        Map<String, String> seen = new LinkedHashMap<>();
        lines.forEach((named, number) -> {
            List<Regimen> found = knowledge.regimens().values().stream()
                    .filter(regimen -> named.equals(regimen.id()) || named.equals(regimen.url()))
                    .toList();
            if (found.isEmpty()) {
                problems.add(
                        number,
                        "regimen",
                        "is '" + named + "', which no artefact describes; known are " + ids(knowledge));
            } else if (seen.put(found.getFirst().url(), named) != null) {
                problems.add(number, "regimen", "names " + named + ", which another line names too");
            }
        });
        problems.refuseIfAny();
        entries.values().forEach(entry -> warn(entry.orderCode(), knowledge.codes()));
    }

    private static List<String> ids(Knowledge knowledge) {
        return knowledge.regimens().values().stream().map(Regimen::id).sorted().toList();
    }

    /** An order that comes back with its local code alone would not be seen as placed. */
    private static void warn(@Nullable OrderCode code, CodeGroups codes) {
        if (code != null && !codes.knows(code.system(), code.code())) {
            LOG.warn(
                    "The order code {}|{} of bonewise.formulary is in no map of terminology/site: an order that carries"
                            + " it alone is not recognised",
                    code.system(),
                    code.code());
        }
    }
}
