package org.bonewise.mutation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts by file, and prints what no case noticed. */
final class Report {

    private static final class Count {
        private int mutants;
        private int killed;
        private int survived;
        private int equivalent;
    }

    private final Path folder;
    private final Map<String, String> equivalents;
    private final Map<String, Count> files = new TreeMap<>();
    private final List<String> survivors = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final PrintStream out = System.out;

    Report(Path folder, Map<String, String> equivalents) {
        this.folder = folder;
        this.equivalents = equivalents;
    }

    void add(Mutant mutant, Verdict verdict) {
        Count count = files.computeIfAbsent(mutant.file(), _ -> new Count());
        Count total = files.computeIfAbsent("~ all", _ -> new Count());
        boolean equivalent = equivalents.containsKey(mutant.key());
        for (Count one : List.of(count, total)) {
            one.mutants++;
            one.killed += verdict.killed() ? 1 : 0;
            one.survived += verdict.killed() || equivalent ? 0 : 1;
            one.equivalent += !verdict.killed() && equivalent ? 1 : 0;
        }
        if (verdict.killed() && equivalent) {
            errors.add("listed as equivalent, but killed by " + verdict.killer() + ": " + line(mutant));
        } else if (!verdict.killed() && !equivalent) {
            survivors.add(line(mutant));
        }
    }

    private static String line(Mutant mutant) {
        return mutant.file() + " | " + mutant.at() + "\n    " + mutant.before() + "\n -> " + mutant.after();
    }

    /** Prints all. @return whether every change was noticed or is listed as equivalent */
    boolean end(Set<String> keys) {
        equivalents.keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key ->
                        errors.add("listed as equivalent, but there is no such change: " + key.replace('\t', '|')));
        List<String> lines = new ArrayList<>(survivors);
        lines.addAll(errors);
        lines.add(String.format("%-60s %8s %8s %8s %10s", "file", "mutants", "killed", "survived", "equivalent"));
        files.forEach((file, count) -> lines.add(String.format(
                "%-60s %8d %8d %8d %10d", file, count.mutants, count.killed, count.survived, count.equivalent)));
        boolean clean = survivors.isEmpty() && errors.isEmpty();
        lines.add(
                clean
                        ? "Every change fails a case or is listed as equivalent."
                        : survivors.size() + " changes fail no case, " + errors.size()
                                + " entries are wrongly listed.");
        lines.forEach(out::println);
        try {
            Files.write(folder.resolve("report.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return clean;
    }
}
