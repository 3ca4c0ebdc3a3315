package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.PrefetchTemplate;
import org.bonewise.cdshooks.Turns;
import tools.jackson.databind.JsonNode;

/** Takes what prefetch delivers and fetches the rest, all queries side by side. */
final class Gatherer {

    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ExecutorService threads;

    /** @param threads runs one query each; must not queue */
    Gatherer(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * The answers to the service's templates, in their order.
     *
     * @throws HookFailure when a value of prefetch cannot be an answer to its template
     */
    List<Collected> gather(HookRequest request, Connection connection) {
        List<PrefetchTemplate> templates = request.service().prefetch().entrySet().stream()
                .map(template -> new PrefetchTemplate(template.getKey(), template.getValue()))
                .toList();
        // All of prefetch is judged before the first query goes out.
        List<Supplier<Collected>> plans = templates.stream()
                .map(template -> plan(template, request, connection))
                .toList();
        return run(templates, plans, connection);
    }

    /** Runs queries side by side until the connection's deadline. */
    List<Collected> run(List<PrefetchTemplate> templates, List<Supplier<Collected>> plans, Connection connection) {
        List<Future<Collected>> running =
                plans.stream().map(plan -> start(plan, connection)).toList();
        return running.stream().allMatch(Future::isDone)
                ? await(templates, running, connection)
                : Turns.aside(() -> await(templates, running, connection));
    }

    /** What is at hand already is not sent through threads: under load it would come too late. */
    private Future<Collected> start(Supplier<Collected> plan, Connection connection) {
        return plan instanceof AtHand || connection instanceof Connection.None
                ? CompletableFuture.completedFuture(plan.get())
                : threads.submit(plan::get);
    }

    private record AtHand(Collected answer) implements Supplier<Collected> {
        @Override
        public Collected get() {
            return answer;
        }
    }

    private static Supplier<Collected> plan(PrefetchTemplate template, HookRequest request, Connection connection) {
        JsonNode value = request.prefetch().get(template.key());
        if (value == null) {
            return () -> fetch(template, request, connection);
        }
        return switch (AnswerReader.read(template, value)) {
            case Answer.Failed failed -> new AtHand(Collected.nothing(template, failed.reason()));
            case Answer.WrongKind wrong ->
                throw HookFailure.unusable("prefetch." + template.key(), "Send " + wrong.expected() + " in R4 here.");
            case Answer.Page page -> {
                requireContextPatient(template, page, request);
                if (page.isCutShort()) {
                    yield () -> again(template, page, request, connection);
                }
                yield page.next().isEmpty() || page.gap().isPresent()
                        ? new AtHand(atHand(template, page, page.gap()))
                        : () -> complete(template, page, page.next().get(), connection);
            }
        };
    }

    private static void requireContextPatient(PrefetchTemplate template, Answer.Page page, HookRequest request) {
        boolean readsPatient = !template.isSearch() && template.resourceType().equals("Patient");
        boolean other = page.entries().stream()
                .anyMatch(entry -> !entry.id().isEmpty() && !entry.id().equals(request.patientId()));
        if (readsPatient && other) {
            throw HookFailure.unusable(
                    "prefetch." + template.key() + ".id", "Send the Patient that context.patientId names.");
        }
    }

    private static Collected fetch(PrefetchTemplate template, HookRequest request, Connection connection) {
        return switch (connection) {
            case Connection.None none -> Collected.nothing(template, "not in prefetch, and " + none.reason());
            case Connection.Open open ->
                template.resolve(request.context())
                        .map(query -> open.session().fetch(template, query))
                        .orElseGet(() -> Collected.nothing(template, "the context lacks what its query needs"));
        };
    }

    /** What a Bundle of prefetch silently lacks can only be had by asking for the whole list. */
    private static Collected again(
            PrefetchTemplate template, Answer.Page page, HookRequest request, Connection connection) {
        Collected fetched = fetch(template, request, connection);
        if (fetched.isWhole()) {
            return fetched;
        }
        String why = connection instanceof Connection.None none
                ? none.reason()
                : fetched.gap().orElse("the FHIR server does not send it whole either");
        Optional<String> gap = page.tally().gap().map(cut -> cut + ", and " + why);
        return atHand(template, page, gap).with(fetched.entries());
    }

    private static Collected atHand(PrefetchTemplate template, Answer.Page page, Optional<String> gap) {
        return new Collected(template, page.entries(), page.tally().unusable(), gap);
    }

    private static Collected complete(PrefetchTemplate template, Answer.Page page, String next, Connection connection) {
        return switch (connection) {
            case Connection.None none ->
                atHand(template, page, Optional.of("prefetch holds only its first page, and " + none.reason()));
            case Connection.Open open -> open.session().follow(template, page.entries(), page.tally(), next);
        };
    }

    private static List<Collected> await(
            List<PrefetchTemplate> templates, List<Future<Collected>> running, Connection connection) {
        List<Collected> collected = new ArrayList<>();
        for (int i = 0; i < running.size(); i++) {
            collected.add(await(templates.get(i), running.get(i), connection));
        }
        return collected;
    }

    private static Collected await(PrefetchTemplate template, Future<Collected> future, Connection connection) {
        try {
            // Queries end by themselves at the deadline; the grace is for those that hang where nothing can end them.
            return future.get(Math.max(0, connection.remainingNanos()) + GRACE_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return Collected.nothing(template, FhirSession.TOO_LATE);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return Collected.nothing(template, "the query was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A query ended in a fault", e);
        }
    }
}
