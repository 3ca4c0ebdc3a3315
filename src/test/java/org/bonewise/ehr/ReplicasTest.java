package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.store.Engine;
import org.bonewise.store.FeedbackInDatabase;
import org.bonewise.store.FeedbackInDatabase.Kept;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two processes on one PostgreSQL are one service, also when one of them is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VIEW = "/cds-services/" + Call.VIEW;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static String request;
    private static Caller caller;
    private static HikariDataSource source;
    private static Replica a;
    private static Replica b;

    @BeforeAll
    static void start() throws IOException {
        request = Files.readString(Path.of("hooks/bone-health-patient-view/examples/breast-clearance-22.request.json"));
        caller = new Caller(folder);
        String url = Engine.POSTGRES.fresh();
        source = Engine.open(url);
        // Both find the database empty.
        a = new Replica("replica-a", caller, url);
        b = new Replica("replica-b", caller, url);
        a.awaitReady();
        b.awaitReady();
    }

    @AfterAll
    static void stop() {
        Stream.of(a, b).forEach(Replica::close);
        source.close();
    }

    private static HttpResponse<String> view(Replica replica, String token) {
        return post(replica, VIEW, token, request);
    }

    private static HttpResponse<String> post(Replica replica, String path, String token, String body) {
        try {
            return caller.post(replica, path, token, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> feedback(Replica replica, String body) {
        return post(replica, FeedbackStream.PATH, caller.token(FeedbackStream.PATH), body);
    }

    /** What both answer, asked at the same time. */
    private static <T> List<T> ofBoth(Function<Replica, T> question) {
        List<CompletableFuture<T>> answers = Stream.of(a, b)
                .map(replica ->
                        CompletableFuture.supplyAsync(() -> question.apply(replica), Thread::startVirtualThread))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String overridden(UUID card, Instant at) {
        return """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s"}]}""".formatted(card, at);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<Kept> keptOf(UUID card) {
        return new FeedbackInDatabase(source, Clock.systemUTC())
                .of(new ClientId(Caller.CLIENT), Call.VIEW).stream()
                        .filter(kept -> kept.item().card().equals(card))
                        .toList();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aTokenUsedAtOneIsRefusedAtBoth() {
        String token = caller.token(VIEW);

        assertThat(view(a, token).statusCode()).isEqualTo(200);
        assertThat(view(b, token).statusCode()).isEqualTo(401);
        assertThat(view(a, token).statusCode()).isEqualTo(401);
    }

    @Test
    void ofATokenSentToBothAtOnceOneIsTaken() {
        for (int i = 0; i < 5; i++) {
            String token = caller.token(VIEW);

            assertThat(ofBoth(replica -> view(replica, token).statusCode())).containsExactlyInAnyOrder(200, 401);
        }
    }

    @Test
    void theSameFeedbackSentToBothIsKeptOnce() {
        UUID card = UUID.randomUUID();
        Instant at = now();

        assertThat(ofBoth(replica -> feedback(replica, overridden(card, at)).body()))
                .containsExactly("{\"received\":1}", "{\"received\":1}");
        assertThat(feedback(b, overridden(card, at)).body()).isEqualTo("{\"received\":1}");
        assertThat(keptOf(card))
                .containsExactly(new Kept(new FeedbackItem(card, at, new Outcome.Overridden(null, null)), false));
    }

    @Test
    void aCardOfOneIsKnownWhenItsFeedbackComesToTheOther() {
        // A reader who was told is not told again at once.
        String toAnother = request.replace("Practitioner/dr-hansen", "Practitioner/dr-nobody-else");
        JsonNode answer =
                JSON.readTree(post(a, VIEW, caller.token(VIEW), toAnother).body());
        UUID card = UUID.fromString(answer.at("/cards/0/uuid").stringValue());
        Instant at = now();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        // Cards are put on record behind the answer.
        await(() -> !jdbc.queryForList("select 1 from card where id = ?", card).isEmpty());

        assertThat(feedback(b, overridden(card, at)).statusCode()).isEqualTo(200);

        assertThat(keptOf(card))
                .containsExactly(new Kept(new FeedbackItem(card, at, new Outcome.Overridden(null, null)), true));
    }

    /** The last one: where it fails a process may be away. */
    @Test
    @Order(Integer.MAX_VALUE)
    void oneIsKilledAndComesBackAndNothingIsLost() {
        String token = caller.token(VIEW);
        assertThat(view(a, token).statusCode()).isEqualTo(200);
        Queue<Integer> answersOfB = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        try (FeedbackStream stream = new FeedbackStream(caller, List.of(a, b))) {
            CompletableFuture<Void> calls = CompletableFuture.runAsync(
                    () -> {
                        while (!over.get()) {
                            answersOfB.add(view(b, caller.token(VIEW)).statusCode());
                        }
                    },
                    Thread::startVirtualThread);
            stream.awaitAnswers(a, 30);
            stream.awaitAnswers(b, 30);

            a.kill();

            stream.awaitAnswers(b, 30);
            int answered = answersOfB.size();
            await(() -> answersOfB.size() > answered + 3 || calls.isDone());
            assertThat(view(b, token).statusCode()).isEqualTo(401);
            a.startAgain();
            a.awaitReady();
            stream.awaitAnswers(a, 30);
            assertThat(view(a, token).statusCode())
                    .as("used before it was killed")
                    .isEqualTo(401);
            assertThat(view(a, caller.token(VIEW)).statusCode()).isEqualTo(200);

            stream.finish();
            over.set(true);
            calls.join();
            assertThat(stream.unanswered())
                    .as("calls cut off by the kill, or refused after it")
                    .isPositive();
            assertThat(answersOfB).containsOnly(200);
            assertThat(StoredFeedback.of(source))
                    .isEqualTo(stream.acknowledged())
                    .isEqualTo(stream.sent());
        }
    }
}
