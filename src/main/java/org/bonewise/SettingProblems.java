package org.bonewise;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.cdshooks.StartRefusedException;

/** What is wrong with the lines of one list of settings, told all at once. */
final class SettingProblems {

    private final String list;
    private final List<String> problems = new ArrayList<>();

    /** @param list key of the list, such as {@code bonewise.formulary} */
    SettingProblems(String list) {
        this.list = list;
    }

    /** Notes that a part of a line is wrong. */
    void add(int line, String part, String reason) {
        add("%s[%d].%s ".formatted(list, line, part) + reason);
    }

    /** Notes what is wrong; names the key. */
    void add(String problem) {
        problems.add(problem);
    }

    /** Refuses the start when anything was noted. */
    void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new StartRefusedException(
                    "The settings cannot be used (docs/settings.md tells all):\n  " + String.join("\n  ", problems));
        }
    }
}
