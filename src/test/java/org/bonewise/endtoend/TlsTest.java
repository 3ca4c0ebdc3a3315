package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bonewise.BonewiseApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A closed start with a certificate of its own, which asks clients for theirs, and one behind a proxy that ends TLS. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static ServletWebServerApplicationContext service;
    private static Service behindProxy;

    @BeforeAll
    static void start() throws Exception {
        keys("service", "SAN=ip:127.0.0.1");
        keys("client", "SAN=dns:ehr");
        keys("stranger", "SAN=dns:ehr");
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, PASSWORD);
        known.setCertificateEntry("client", store("client").getCertificate("client"));
        try (var out = Files.newOutputStream(folder.resolve("known.p12"))) {
            known.store(out, PASSWORD);
        }
        service = (ServletWebServerApplicationContext) new SpringApplicationBuilder(BonewiseApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--server.ssl.key-store=" + folder.resolve("service.p12"),
                        "--server.ssl.key-store-password=changeit",
                        "--server.ssl.trust-store=" + folder.resolve("known.p12"),
                        "--server.ssl.trust-store-password=changeit",
                        "--server.ssl.client-auth=need");
        behindProxy = Service.with("bonewise.access=closed", "bonewise.require-tls=true");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void keys(String name, String alternativeName) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        alternativeName,
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        folder.resolve(name + ".p12").toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
    }

    private static KeyStore store(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** Trusts the service; shows the certificate of that name, if any. */
    private static SSLContext showing(@Nullable String name) throws GeneralSecurityException, IOException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore nothing = KeyStore.getInstance("PKCS12");
        nothing.load(null, PASSWORD);
        own.init(name == null ? nothing : store(name), PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("service", store("service").getCertificate("service"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static int port() {
        return Objects.requireNonNull(service.getWebServer()).getPort();
    }

    private static HttpResponse<String> discovery(SSLContext tls) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port() + "/cds-services"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void aClientThatShowsTheCertificateAgreedOnIsLetIn() throws Exception {
        assertThat(discovery(showing("client")).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientWithoutACertificateOrWithAnotherIsNot() {
        assertThatThrownBy(() -> discovery(showing(null))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> discovery(showing("stranger"))).isInstanceOf(IOException.class);
    }

    @Test
    void tls12IsSpokenAndNothingOlder() throws Exception {
        assertThat(handshake("TLSv1.2")).isEqualTo("TLSv1.2");
        assertThat(handshake("TLSv1.3")).isEqualTo("TLSv1.3");
        assertThatThrownBy(() -> handshake("TLSv1.1")).isInstanceOf(SSLException.class);
    }

    private static String handshake(String protocol) throws Exception {
        try (SSLSocket socket = (SSLSocket)
                showing("client").getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    @Test
    void plainHttpIsNotSpokenOnThePort() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/cds-services"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body()).contains("requires TLS");
        }
    }

    @Test
    void behindAProxyACallThatCameInTheClearIsRefused() throws Exception {
        HttpResponse<String> clear = through(behindProxy, "http", "203.0.113.7");
        assertThat(clear.statusCode()).isEqualTo(403);
        assertThat(clear.body()).contains("Call over https");
        assertThat(through(behindProxy, "https", "203.0.113.7").statusCode()).isEqualTo(200);
        assertThat(through(behindProxy, "/guidelines", "http", "203.0.113.7").body())
                .contains("Call over https");
        assertThat(through(behindProxy, "/livez", "http", "203.0.113.7").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "localhost", "127.0.0.1.example.org", "_hidden", "unknown", "::g"})
    void aNameInPlaceOfAnAddressIsNotLookedUp(String caller) throws Exception {
        assertThat(through(behindProxy, "http", caller).statusCode()).isEqualTo(403);
    }

    /** A proxy on this machine tells where the call came from, and how. */
    private static HttpResponse<String> through(Service service, String scheme, String caller) throws Exception {
        return through(service, "/cds-services", scheme, caller);
    }

    private static HttpResponse<String> through(Service service, String path, String scheme, String caller)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(service.base() + path))
                            .header("X-Forwarded-For", caller)
                            .header("X-Forwarded-Proto", scheme)
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
