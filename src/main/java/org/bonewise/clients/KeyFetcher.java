package org.bonewise.clients;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches published keys: from the address itself, since a redirect could lead anywhere, in a time and of a size that are bounded. */
final class KeyFetcher implements ResourceRetriever {

    /** From the first byte sent to the last that came; a server that drips could else hold a call for hours. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final int LARGEST_BYTES = 512 * 1024;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(LONGEST)
            .build();

    private final Consumer<Boolean> told;

    /** @param told hears of each fetch whether it worked */
    KeyFetcher(Consumer<Boolean> told) {
        this.told = told;
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        boolean worked = false;
        try {
            Resource keys = fetched(address);
            worked = true;
            return keys;
        } finally {
            told.accept(worked);
        }
    }

    private Resource fetched(URL address) throws IOException {
        Request request = new Request.Builder()
                .url(address)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("HTTP " + response.code());
            }
            byte[] body = response.body().byteStream().readNBytes(LARGEST_BYTES + 1);
            if (body.length > LARGEST_BYTES) {
                throw new IOException("More than " + LARGEST_BYTES + " bytes");
            }
            return new Resource(new String(body, StandardCharsets.UTF_8), response.header("Content-Type"));
        }
    }
}
