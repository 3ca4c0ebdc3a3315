package org.bonewise.mutation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bonewise.cases.CaseTrials;
import org.bonewise.knowledge.ShippedParts;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Changes each number, comparator and negation of the artefacts in turn and tries the cases on it, until one fails. Arguments:
 * the beginning of the file names to try, {@code all} for all; then the number of threads. Ends with 1 unless every change
 * fails a case or is listed as equivalent.
 */
public final class ContentMutation {

    private static final Path FOLDER = Path.of("target/content-mutation");

    private final ShippedParts parts = new ShippedParts();
    private final Coverage coverage = new Coverage(parts);
    private final Results results = new Results(FOLDER);
    private final Map<String, String> lastKiller = new ConcurrentHashMap<>();
    /** The cases that killed so far, the latest first. */
    private final Deque<String> killers = new ConcurrentLinkedDeque<>();

    private ContentMutation() {}

    /** Runs. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT").setLevel(Level.OFF);
        String only = arguments.length > 0 && !"all".equals(arguments[0]) ? arguments[0] : "";
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        boolean clean = new ContentMutation().run(only, threads);
        System.exit(clean ? 0 : 1);
    }

    private boolean run(String only, int threads) throws InterruptedException, ExecutionException {
        List<Mutant> every = ContentMutants.of(parts);
        List<Mutant> mutants =
                every.stream().filter(one -> one.file().startsWith(only)).toList();
        Report report = new Report(FOLDER, Equivalents.read());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<Verdict>> verdicts = mutants.stream()
                    .map(mutant -> workers.submit(() -> verdict(mutant)))
                    .toList();
            for (int i = 0; i < mutants.size(); i++) {
                report.add(mutants.get(i), verdicts.get(i).get());
            }
        }
        return report.end(every.stream().map(Mutant::key).collect(Collectors.toSet()));
    }

    private Verdict verdict(Mutant mutant) {
        Verdict settled = results.settled(mutant);
        Verdict verdict = settled == null ? tried(mutant) : settled;
        results.add(mutant, verdict);
        return verdict;
    }

    private Verdict tried(Mutant mutant) {
        CaseTrials trials = new CaseTrials(mutant.change().apply(parts.knowledge()));
        for (String id : order(mutant)) {
            if (trials.failure(id).isPresent()) {
                lastKiller.put(place(mutant), id);
                killers.remove(id);
                killers.addFirst(id);
                return new Verdict(id);
            }
        }
        return Verdict.SURVIVED;
    }

    private static String place(Mutant mutant) {
        return mutant.file() + ' ' + mutant.at();
    }

    /** The cases that can notice, those that most likely do first: what killed before, what names the rule, what is of its family. */
    private Set<String> order(Mutant mutant) {
        Set<String> order = new LinkedHashSet<>();
        addIfAny(order, results.killer(mutant));
        addIfAny(order, lastKiller.get(place(mutant)));
        Set<String> families =
                mutant.rules().stream().map(ContentMutation::family).collect(Collectors.toSet());
        Collection<String> noticing = mutant.noticing().apply(coverage);
        if (mutant.rules().isEmpty()) {
            killers.stream().filter(noticing::contains).forEach(order::add);
        }
        noticing.stream()
                .sorted(Comparator.comparingInt((String id) -> distance(id, mutant.rules(), families)))
                .forEach(order::add);
        order.removeIf(id -> !results.isOpen(mutant, id));
        return order;
    }

    private static void addIfAny(Set<String> order, @Nullable String id) {
        if (id != null) {
            order.add(id);
        }
    }

    private static int distance(String id, Set<String> rules, Set<String> families) {
        Set<String> named = CaseTrials.rules(id);
        Set<String> common = new HashSet<>(named);
        common.retainAll(rules);
        if (!common.isEmpty()) {
            return 0;
        }
        return named.stream().map(ContentMutation::family).anyMatch(families::contains) ? 1 : 2;
    }

    private static String family(String rule) {
        return rule.substring(0, Math.max(0, rule.indexOf('-')));
    }
}
