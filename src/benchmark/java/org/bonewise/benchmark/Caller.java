package org.bonewise.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls one address, one call after the other. */
final class Caller {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    Caller(URI address) {
        this.address = address;
    }

    /** Milliseconds from sending a body to having the answer, which must be a success. */
    double millis(byte[] body) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response = send(body);
        double millis = (System.nanoTime() - start) / 1e6;
        if (response.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + response.statusCode() + ": " + response.body());
        }
        return millis;
    }

    /** Sends a body whose answer does not matter. */
    void refused(byte[] body) throws IOException, InterruptedException {
        send(body);
    }

    private HttpResponse<String> send(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
