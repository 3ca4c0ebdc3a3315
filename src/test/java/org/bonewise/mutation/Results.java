package org.bonewise.mutation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bonewise.cases.CaseTrials;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of earlier runs, kept in files: a run that broke off goes on where it was, and when only cases have changed only
 * these are tried. Once artefacts or code have changed every verdict is worked out anew, the case that killed before first.
 */
final class Results {

    /** Before the number of the tables of cases that a mutant survived. */
    private static final String SURVIVED = "-";
    /** Before a case that killed while artefacts and code were others. */
    private static final String ONCE = "?";

    private final Path file;
    private final Map<String, String> verdicts = new ConcurrentHashMap<>();
    private final Map<String, String> cases = new TreeMap<>();
    /** Each state of the cases in earlier runs, by number. */
    private final Map<String, Map<String, String>> tables = new HashMap<>();

    private final String table;

    Results(Path folder) {
        file = folder.resolve("verdicts.tsv");
        CaseTrials.ids().forEach(id -> cases.put(id, Files.digest(CaseTrials.content(id))));
        String ground = Files.ground();
        Path groundFile = folder.resolve("ground.txt");
        boolean same = Files.lines(groundFile).equals(List.of(ground));
        int number = 0;
        for (; same && Files.exists(folder.resolve("cases-" + number + ".tsv")); number++) {
            tables.put(SURVIVED + number, Files.pairs(folder.resolve("cases-" + number + ".tsv")));
        }
        table = SURVIVED + number;
        tables.put(table, cases);
        Files.write(folder.resolve("cases-" + number + ".tsv"), Files.lines(cases));
        Files.write(groundFile, List.of(ground));
        Files.pairs(file).forEach((key, verdict) -> retain(key, verdict, same));
        Files.write(file, Files.lines(verdicts));
    }

    private void retain(String key, String verdict, boolean same) {
        if (verdict.startsWith(SURVIVED)) {
            if (same && tables.containsKey(verdict)) {
                verdicts.put(key, verdict);
            }
        } else {
            verdicts.put(key, same || verdict.startsWith(ONCE) ? verdict : ONCE + verdict);
        }
    }

    /** The case that killed it before, whether or not it still does. */
    @Nullable
    String killer(Mutant mutant) {
        String verdict = verdicts.getOrDefault(mutant.key(), SURVIVED);
        String id = verdict.startsWith(ONCE) ? verdict.substring(ONCE.length()) : verdict;
        return cases.containsKey(id) ? id : null;
    }

    /** The case that kills it, when nothing that this rests on has changed. */
    @Nullable
    Verdict settled(Mutant mutant) {
        String verdict = verdicts.getOrDefault(mutant.key(), "");
        boolean stands = cases.containsKey(verdict)
                && tables.values().stream()
                        .filter(one -> one.containsKey(verdict))
                        .allMatch(one -> Set.of(cases.get(verdict)).contains(one.get(verdict)));
        return stands ? new Verdict(verdict) : null;
    }

    /** Whether it has yet to be seen if a case fails on it. */
    boolean isOpen(Mutant mutant, String id) {
        Map<String, String> tried = tables.get(verdicts.getOrDefault(mutant.key(), ""));
        return tried == null || !cases.getOrDefault(id, "").equals(tried.get(id));
    }

    synchronized void add(Mutant mutant, Verdict verdict) {
        String killer = verdict.killer();
        Files.append(file, mutant.key() + '\t' + (killer == null ? table : killer));
    }
}
