package org.bonewise;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bonewise.SiteProperties.ClientLine;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.ClientOrigins;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.clients.RegisteredClient;
import org.bonewise.clients.RegisteredClient.Given;
import org.bonewise.clients.RegisteredClient.Keys;
import org.bonewise.clients.RegisteredClient.Published;
import org.jspecify.annotations.Nullable;

/** The clients that are registered: the lines of {@code bonewise.clients} that name an issuer. */
final class ClientSetting {

    private static final List<String> USUAL = List.of("ES384", "RS384");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private static final Set<JWSAlgorithm> ASYMMETRIC = Set.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);

    private final SettingProblems problems = new SettingProblems("bonewise.clients");
    private final Set<String> issuers = new HashSet<>();
    private final List<RegisteredClient> registered = new ArrayList<>();

    private ClientSetting() {}

    /**
     * Reads the settings.
     *
     * @throws StartRefusedException naming the keys of what cannot be used
     */
    static List<RegisteredClient> of(List<ClientLine> lines) {
        ClientSetting setting = new ClientSetting();
        for (int i = 0; i < lines.size(); i++) {
            setting.read(i, lines.get(i));
        }
        setting.problems.refuseIfAny();
        return List.copyOf(setting.registered);
    }

    /**
     * The browser origins of clients that have some of their own.
     *
     * @throws StartRefusedException naming the keys of what is no origin
     */
    static ClientOrigins origins(List<ClientLine> lines) {
        SettingProblems problems = new SettingProblems("bonewise.clients");
        Map<ClientId, List<String>> byClient = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int line = i;
            List<String> origins = lines.get(i).origins();
            origins.stream()
                    .filter(origin -> !ClientOrigins.isOrigin(origin))
                    .forEach(origin -> problems.add(
                            line,
                            "origins",
                            "holds '" + origin
                                    + "': write scheme, host and port only, such as https://ehr.example.org"));
            String id = text(lines.get(i).id());
            if (!origins.isEmpty() && ClientId.isValid(id)) {
                byClient.put(new ClientId(id), origins);
            }
        }
        problems.refuseIfAny();
        return new ClientOrigins(byClient);
    }

    private void read(int line, ClientLine client) {
        String issuer = text(client.iss());
        if (issuer.isEmpty()) {
            boolean isOpenDoor = ClientId.ANONYMOUS.value().equals(text(client.id()));
            if (client.jku() != null
                    || client.jwksFile() != null
                    || !client.tenants().isEmpty()
                    || (client.saysMore() && !isOpenDoor)) {
                problems.add(line, "iss", "is missing: set it to the iss of the client's tokens");
            }
            return;
        }
        if (!issuers.add(issuer)) {
            problems.add(line, "iss", "is '" + issuer + "', which another line names too");
        }
        Set<JWSAlgorithm> algorithms = algorithms(line, client.algorithms());
        Keys keys = keys(line, client);
        String id = text(client.id());
        if (keys != null && ClientId.isValid(id)) {
            registered.add(
                    new RegisteredClient(new ClientId(id), issuer, keys, algorithms, new HashSet<>(client.tenants())));
        }
    }

    private Set<JWSAlgorithm> algorithms(int line, List<String> names) {
        Set<JWSAlgorithm> algorithms = (names.isEmpty() ? USUAL : names)
                .stream().map(name -> JWSAlgorithm.parse(name.strip())).collect(Collectors.toSet());
        Set<String> others = new TreeSet<>();
        algorithms.stream().filter(one -> !ASYMMETRIC.contains(one)).forEach(one -> others.add(one.getName()));
        if (!others.isEmpty()) {
            problems.add(
                    line,
                    "algorithms",
                    "holds " + others + ": of those with a key pair take some of "
                            + ASYMMETRIC.stream()
                                    .map(JWSAlgorithm::getName)
                                    .sorted()
                                    .toList());
        }
        return algorithms;
    }

    private @Nullable Keys keys(int line, ClientLine client) {
        String jku = text(client.jku());
        if (jku.isEmpty() == (client.jwksFile() == null)) {
            problems.add(
                    line,
                    "jku",
                    "or jwks-file is needed, one of them: the address of the client's public keys, or a file of them");
            return null;
        }
        return jku.isEmpty() ? given(line, client.jwksFile()) : published(line, jku);
    }

    private @Nullable Keys published(int line, String jku) {
        try {
            URI address = new URI(jku);
            String scheme = String.valueOf(address.getScheme());
            String host = String.valueOf(address.getHost());
            if ((scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host)))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null) {
                return new Published(address);
            }
        } catch (URISyntaxException e) {
            // Told below like any other that cannot be used.
        }
        problems.add(line, "jku", "is no https address of a JWK set, such as https://ehr.example.org/jwks.json");
        return null;
    }

    private @Nullable Keys given(int line, @Nullable Path file) {
        try {
            JWKSet set = JWKSet.parse(Files.readString(java.util.Objects.requireNonNull(file)));
            if (!set.isEmpty() && set.getKeys().stream().allMatch(ClientSetting::isPublic)) {
                return new Given(set);
            }
            problems.add(line, "jwks-file", "is not of public keys, each with a kid: " + file);
        } catch (IOException e) {
            problems.add(line, "jwks-file", "cannot be read: " + file);
        } catch (ParseException e) {
            problems.add(line, "jwks-file", "is no JWK set: " + file);
        }
        return null;
    }

    private static boolean isPublic(JWK key) {
        return key instanceof AsymmetricJWK && !key.isPrivate() && key.getKeyID() != null;
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written.strip();
    }
}
