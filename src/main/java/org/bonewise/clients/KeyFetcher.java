package org.bonewise.clients;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    @Override
    public Resource retrieveResource(URL address) throws IOException {
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
