package org.bonewise.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.bonewise.cdshooks.FhirAccess;
import org.bonewise.cdshooks.HookJson;
import org.bonewise.cdshooks.PrefetchTemplate;
import org.bonewise.cdshooks.Room;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The queries of one request to one FHIR server. Every failure is a reason in the result, never an exception. */
final class FhirSession {

    static final String TOO_LATE = "the FHIR server did not answer in time";

    private static final int FIRST_FAULT = 500;
    private static final String UNREADABLE = "the FHIR server sent JSON that cannot be read";
    private static final Set<String> JSON_TYPES =
            Set.of("application/fhir+json", "application/json+fhir", "application/json");

    private final OkHttpClient client;
    private final HttpUrl base;
    private final FhirAccess access;
    private final Scopes scopes;
    private final Deadline deadline;
    private final int maxPages;
    private final ByteBudget budget;
    private final Breaker breaker;
    private final long enoughNanos;
    private final QueryObserver observer;

    FhirSession(
            OkHttpClient client,
            HttpUrl base,
            FhirAccess access,
            Deadline deadline,
            FhirProperties properties,
            Breaker breaker,
            Room room,
            QueryObserver observer) {
        this.observer = observer;
        this.breaker = breaker;
        this.enoughNanos = properties.deadline().toNanos() / 2;
        this.client = client;
        this.base = base;
        this.access = access;
        this.scopes = Scopes.parse(access.scope());
        this.deadline = deadline;
        this.maxPages = properties.maxPages();
        this.budget = new ByteBudget(properties.maxTotalSize().toBytes(), room);
    }

    Deadline deadline() {
        return deadline;
    }

    /** Runs a query, which is relative to the server's base, and reads all its pages. */
    Collected fetch(PrefetchTemplate template, String query) {
        return follow(template, List.of(), Tally.NOTHING, query);
    }

    /**
     * Reads a page and all that follow it.
     *
     * @param before what the pages before it held
     * @param counted the same counted
     * @param address of the page, absolute or relative to the server's base
     */
    Collected follow(PrefetchTemplate template, List<Entry> before, Tally counted, String address) {
        String type = template.resourceType();
        if (!scopes.coverAny(type)) {
            return new Collected(
                    template, before, counted.unusable(), Optional.of("the access token's scope does not cover it"));
        }
        Collected found = pages(template, before, counted, address);
        // A server leaves out what the scope does not cover without a word.
        return scopes.coverAll(type) ? found : found.orGap("the access token's scope covers only a part of it");
    }

    private Collected pages(PrefetchTemplate template, List<Entry> before, Tally counted, String address) {
        List<Entry> entries = new ArrayList<>(before);
        Tally tally = counted;
        Set<HttpUrl> seen = new HashSet<>();
        Optional<String> next = Optional.of(address);
        while (next.isPresent()) {
            HttpUrl url = folder().resolve(next.get());
            Optional<String> refusal = refusal(url, seen);
            if (url == null || refusal.isPresent()) {
                return new Collected(template, entries, tally.unusable(), refusal);
            }
            switch (observer.observe(template.key(), headers -> breaker.ask(() -> get(template, url, headers)))) {
                case Answer.Page page -> {
                    entries.addAll(page.entries());
                    tally = tally.plus(page.tally());
                    if (page.gap().isPresent()) {
                        return new Collected(template, entries, tally.unusable(), page.gap());
                    }
                    next = page.next();
                }
                case Answer.Failed failed -> {
                    return new Collected(template, entries, tally.unusable(), Optional.of(failed.reason()));
                }
                case Answer.WrongKind wrong -> {
                    return new Collected(
                            template,
                            entries,
                            tally.unusable(),
                            Optional.of("the FHIR server sent something else than " + wrong.expected()));
                }
            }
        }
        return new Collected(template, entries, tally.unusable(), tally.gap());
    }

    private HttpUrl folder() {
        return base.encodedPath().endsWith("/")
                ? base
                : base.newBuilder().addPathSegment("").build();
    }

    private Optional<String> refusal(@Nullable HttpUrl url, Set<HttpUrl> seen) {
        if (url == null) {
            return Optional.of("the address of its next page cannot be read");
        }
        if (!FhirServerAllowList.isBelow(base, url)) {
            return Optional.of("its next page lies outside the FHIR server");
        }
        return !seen.add(url) || seen.size() > maxPages
                ? Optional.of("it has more pages than are read")
                : Optional.empty();
    }

    private Answer get(PrefetchTemplate template, HttpUrl url, Map<String, String> headers) {
        Request request = new Request.Builder()
                .headers(Headers.of(headers))
                .url(url)
                .header("Authorization", "Bearer " + access.accessToken())
                .header("Accept", "application/fhir+json")
                .build();
        long nanos = deadline.remainingNanos();
        if (nanos <= 0) {
            return new Answer.Failed(TOO_LATE, Answer.Server.UNTOLD);
        }
        Call call = client.newCall(request);
        call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return answer(template, response);
        } catch (PublicNetwork.PrivateAddressException e) {
            return new Answer.Failed(
                    "the name of the FHIR server leads into a private network, which its entry on the allow-list does not say");
        } catch (InterruptedIOException e) {
            return tooLate(nanos);
        } catch (IOException e) {
            if (deadline.remainingNanos() <= 0) {
                return tooLate(nanos);
            }
            // The message may hold the address, which names the patient.
            return new Answer.Failed(
                    "the connection failed (" + e.getClass().getSimpleName() + ")", Answer.Server.IN_TROUBLE);
        }
    }

    /** What was asked with little time left, such as a further page, proves nothing against the server. */
    private Answer tooLate(long given) {
        return new Answer.Failed(TOO_LATE, given < enoughNanos ? Answer.Server.UNTOLD : Answer.Server.IN_TROUBLE);
    }

    private Answer answer(PrefetchTemplate template, Response response) throws IOException {
        if (response.isRedirect()) {
            return new Answer.Failed(
                    "the FHIR server redirected (HTTP " + response.code() + "), which is not followed");
        }
        if (!response.isSuccessful()) {
            return new Answer.Failed(
                    "the FHIR server answered HTTP " + response.code(),
                    response.code() >= FIRST_FAULT ? Answer.Server.IN_TROUBLE : Answer.Server.ANSWERS);
        }
        String mediaType = Objects.requireNonNullElse(response.header("Content-Type"), "")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!JSON_TYPES.contains(mediaType)) {
            return new Answer.Failed("the FHIR server did not answer in FHIR JSON");
        }
        try (InputStream stream = response.body().byteStream()) {
            return budget.read(stream, body -> parsed(template, body));
        } catch (JacksonException e) {
            return new Answer.Failed(UNREADABLE);
        }
    }

    /** JSON null means "nothing found" in prefetch only; from a server it means nothing. */
    private static Answer parsed(PrefetchTemplate template, byte[] body) {
        JsonNode value = HookJson.read(body);
        return value.isObject() ? AnswerReader.read(template, value) : new Answer.Failed(UNREADABLE);
    }
}
