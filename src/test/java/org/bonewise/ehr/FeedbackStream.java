package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Feedback that comes in without end, from several threads, a few items at a time. What was not acknowledged is sent again as it
 * was, to the next process where there are several, until it is.
 */
final class FeedbackStream implements AutoCloseable {

    static final String PATH = "/cds-services/" + Call.VIEW + "/feedback";

    private static final int WORKERS = 4;
    private static final int MOST_ITEMS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Caller caller;
    private final List<Replica> replicas;
    private final Set<Item> sent = ConcurrentHashMap.newKeySet();
    private final Set<Item> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Replica, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    /** Each call holds the reading side; who holds the writing side knows that none is on its way. */
    private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock(true);

    private final List<Thread> workers = new ArrayList<>();

    /**
     * An item of feedback by all that is stored of it.
     *
     * @param suggestion the one that was accepted
     */
    record Item(UUID card, Instant at, UUID suggestion) {

        private String json() {
            return """
                    {"card": "%s", "outcome": "accepted", "acceptedSuggestions": [{"id": "%s"}], "outcomeTimestamp": "%s"}\
                    """.formatted(card, suggestion, at);
        }
    }

    /** Begins to send. */
    FeedbackStream(Caller caller, List<Replica> replicas) {
        this.caller = caller;
        this.replicas = replicas;
        for (int worker = 0; worker < WORKERS; worker++) {
            int first = worker;
            workers.add(Thread.ofPlatform().daemon().name("feedback-" + worker).start(() -> work(first)));
        }
    }

    private void work(int first) {
        Random random = new Random(first);
        int turn = first;
        while (!over.get()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            List<Item> items = Stream.generate(() -> new Item(UUID.randomUUID(), now, UUID.randomUUID()))
                    .limit(1 + random.nextInt(MOST_ITEMS))
                    .toList();
            sent.addAll(items);
            boolean taken = false;
            while (!taken && !Thread.currentThread().isInterrupted()) {
                taken = send(replicas.get(turn++ % replicas.size()), items);
            }
        }
    }

    private boolean send(Replica replica, List<Item> items) {
        String body = items.stream().map(Item::json).collect(Collectors.joining(",", "{\"feedback\": [", "]}"));
        calls.readLock().lock();
        try {
            HttpResponse<String> answer = caller.post(replica, PATH, caller.token(PATH), body);
            if (answer.statusCode() == 200) {
                acknowledged.addAll(items);
                answers.computeIfAbsent(replica, _ -> new AtomicInteger()).incrementAndGet();
                return true;
            }
        } catch (IOException e) {
            unanswered.incrementAndGet();
        } finally {
            calls.readLock().unlock();
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        return false;
    }

    /** Waits until a process has acknowledged so many calls more. */
    void awaitAnswers(Replica replica, int more) {
        AtomicInteger count = answers.computeIfAbsent(replica, _ -> new AtomicInteger());
        int goal = count.get() + more;
        Instant end = Instant.now().plus(PATIENCE);
        while (count.get() < goal) {
            assertThat(Instant.now()).as("answers of " + replica).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** Does something while no call is on its way and none sets out. */
    void atRest(Runnable work) {
        calls.writeLock().lock();
        try {
            work.run();
        } finally {
            calls.writeLock().unlock();
        }
    }

    /** Ends when all that was begun is acknowledged. */
    void finish() {
        over.set(true);
        for (Thread worker : workers) {
            try {
                assertThat(worker.join(PATIENCE)).as(worker.getName() + " ends").isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** All items that set out, whether or not they arrived. */
    Set<Item> sent() {
        return Set.copyOf(sent);
    }

    /** All items that were answered with 200. */
    Set<Item> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** Calls that got no answer. */
    int unanswered() {
        return unanswered.get();
    }

    @Override
    public void close() {
        over.set(true);
        workers.forEach(Thread::interrupt);
    }
}
