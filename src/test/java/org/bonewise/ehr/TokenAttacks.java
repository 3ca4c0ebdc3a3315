package org.bonewise.ehr;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attacks on who calls: each is turned away with 401 and no body, and nobody is asked for keys who was not agreed on. */
final class TokenAttacks {

    private static final String JKU = "http://127.0.0.1:{trap}/jwks.json";

    private TokenAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(addresses(), keys(), claims(), envelopes(), requests()).flatMap(List::stream);
    }

    private static Attack bare(String name, UnaryOperator<Call> change) {
        return new Attack(name, 401, "", Attack.Asked.NEVER, change);
    }

    private static Attack jku(String name, String jku) {
        return bare(name, call -> call.key("stranger/ec-1").header("jku", jku));
    }

    private static List<Attack> addresses() {
        return List.of(
                jku("jku of a stranger", JKU),
                jku("jku at a name of a stranger", "http://evil.example:{trap}/keys/first/jwks.json"),
                jku(
                        "jku with the agreed host as user",
                        "http://127.0.0.1:{port}@evil.example:{trap}/keys/first/jwks.json"),
                jku("jku with a port more", "http://127.0.0.1:{port}:{trap}/keys/first/jwks.json"),
                jku("jku with a query", "http://127.0.0.1:{port}/keys/first/jwks.json?as=" + JKU),
                jku("jku with a fragment", "http://127.0.0.1:{port}/keys/first/jwks.json#" + JKU),
                jku("jku by climbing", "http://127.0.0.1:{port}/keys/first/../stranger/jwks.json"),
                jku("jku as a number", "http://2130706433:{trap}/jwks.json"),
                jku("jku over TLS", "https://127.0.0.1:{trap}/jwks.json"),
                jku("jku of a file", "file:///etc/passwd"),
                jku("jku of another client", "http://127.0.0.1:{trap}/keys/second/jwks.json"),
                bare("jku that is no text", call -> call.header("jku", Map.of("url", JKU))),
                bare("x5u of a stranger", call -> call.key("stranger/ec-1").header("x5u", JKU)),
                bare("x5u beside an unknown kid", call -> call.key("stranger/ec-9")
                        .header("x5u", "https://evil.example:{trap}/chain.pem")),
                bare("issuer that is an address of a stranger", call -> call.key("stranger/ec-1")
                        .claim("iss", "http://127.0.0.1:{trap}")),
                bare("issuer by name, with the keys of a stranger", call -> call.key("stranger/ec-1")
                        .claim("iss", "http://evil.example:{trap}/")
                        .header("jku", JKU)));
    }

    private static List<Attack> keys() {
        return List.of(
                bare("own key brought along", call -> call.key("stranger/ec-1").with("ownJwk", true)),
                bare("own key brought along under a new kid", call -> call.key("stranger/ec-7")
                        .with("ownJwk", true)),
                bare("own key under the kid of the client", call -> call.key("stranger/ec-1")),
                bare("key of another client", call -> call.key("second/ec-2")),
                bare("key of another client by its jku", call -> call.key("second/ec-2")
                        .header("jku", "http://127.0.0.1:{trap}/keys/second/jwks.json")),
                bare("kid that climbs", call -> call.header("kid", "../../stranger/jwks.json")),
                bare("kid that is an address", call -> call.header("kid", JKU)),
                bare("kid with a query for a database", call -> call.header("kid", "ec-1' OR '1'='1")),
                bare("kid that is a list", call -> call.header("kid", List.of("ec-1"))),
                bare("HS256 with the public key", call -> call.key("first/rsa-1")
                        .with("sign", "HS256")),
                bare("HS384 with the public key as JWK", call -> call.with("sign", "HS384")),
                bare("HS256 that calls itself ES384", call -> call.with("sign", "HS256")
                        .header("alg", "ES384")),
                bare("no signature", call -> call.with("sign", "none")),
                bare("no signature, said otherwise", call -> call.with("sign", "none")
                        .header("alg", "nOnE")),
                bare("no signature where one is named", call -> call.with("sign", "none")
                        .header("alg", "ES384")));
    }

    private static List<Attack> claims() {
        String other = "/cds-services/bone-health-order-sign";
        return List.of(
                bare("meant for another service", call -> call.claim("aud", "{service}" + other)),
                bare(
                        "meant for another host",
                        call -> call.claim("aud", "https://evil.example/cds-services/" + Call.VIEW)),
                bare("meant for a host that the request names", call -> call.claim(
                                "aud", "https://evil.example/cds-services/" + Call.VIEW)
                        .httpHeader("X-Forwarded-Host", "evil.example")
                        .httpHeader("X-Forwarded-Proto", "https")),
                bare("meant for the host in Host", call -> call.claim(
                                "aud", "http://evil.example/cds-services/" + Call.VIEW)
                        .httpHeader("Host", "evil.example")),
                bare("meant for the host in Forwarded", call -> call.claim(
                                "aud", "https://evil.example/cds-services/" + Call.VIEW)
                        .httpHeader("Forwarded", "host=evil.example;proto=https")),
                bare("meant for a path before ours", call -> call.claim(
                                "aud", "{service}/evil/cds-services/" + Call.VIEW)
                        .httpHeader("X-Forwarded-Prefix", "/evil")),
                bare(
                        "meant for the address with a slash",
                        call -> call.claim("aud", "{service}/cds-services/" + Call.VIEW + "/")),
                bare(
                        "meant for the address in capitals",
                        call -> call.claim("aud", "{service}/CDS-SERVICES/" + Call.VIEW)),
                bare("expired", call -> call.time("iat", -400).time("exp", -61)),
                bare("not yet valid", call -> call.time("nbf", 90)),
                bare("issued later", call -> call.time("iat", 90)),
                bare("lives for two hours", call -> call.time("exp", 7200)),
                bare("lives for ever", call -> call.claim("exp", 99999999999L)),
                bare("bound to a key", call -> call.claim("cnf", Map.of("jkt", "x"))),
                bare("tenant that is not agreed", call -> call.claim("tenant", "ward-b")),
                bare("typ of an access token", call -> call.header("typ", "at+jwt")),
                bare("crit that nobody knows", call -> call.header("crit", List.of("b64"))
                        .header("b64", false)));
    }

    private static List<Attack> envelopes() {
        return List.of(
                bare("no Authorization", call -> call.authorization()),
                bare("Basic", call -> call.authorization("Basic {jwt}")),
                bare("two tokens on one line", call -> call.authorization("Bearer {jwt}, Bearer {jwt}")),
                bare("two lines, a good one first", call -> call.authorization("Bearer {jwt}", "Bearer x.y.z")),
                bare("two lines, a good one last", call -> call.authorization("Bearer x.y.z", "Bearer {jwt}")),
                bare("the same line twice", call -> call.authorization("Bearer {jwt}", "Bearer {jwt}")),
                bare("two kinds", call -> call.authorization("Bearer {jwt}", "Basic ZWhyOmVocg==")),
                bare("encrypted token", call -> call.authorization("Bearer a.b.c.d.e")),
                bare("a word before the token", call -> call.authorization("Bearer x {jwt}")),
                bare("an unsigned token after it", call -> call.authorization("Bearer {jwt}{jwt}")),
                bare("token in the address", call -> call.authorization()
                        .claim("aud", "{service}/cds-services/" + Call.VIEW)
                        .door("/cds-services/" + Call.VIEW + "?access_token={jwt}")),
                bare("token in a form", call -> call.authorization()
                        .with("contentType", "application/x-www-form-urlencoded")
                        .body("access_token=x.y.z")),
                bare("token in a cookie", call -> call.authorization().httpHeader("Cookie", "access_token=x.y.z")),
                new Attack(
                        "token that is too long",
                        400,
                        "OperationOutcome",
                        Attack.Asked.NEVER,
                        call -> call.claim("scope", "x".repeat(20_000))));
    }

    private static List<Attack> requests() {
        return List.of(
                bare("session in the address", call -> call.authorization()
                        .door("/cds-services/" + Call.VIEW + "?jsessionid=1")),
                bare("another method by header", call -> call.authorization()
                        .httpHeader("X-HTTP-Method-Override", "GET")),
                bare("explanation with a token for the service", call -> call.claim(
                                "aud", "{service}/cds-services/" + Call.VIEW)
                        .door("/explain/" + Call.VIEW)),
                new Attack("echo", 405, "OperationOutcome", Attack.Asked.NEVER, call -> call.with("method", "TRACE")
                        .body("")),
                new Attack("another method", 405, "OperationOutcome", Attack.Asked.NEVER, call -> call.with(
                                "method", "PUT")
                        .authorization()),
                new Attack(
                        "address that climbs to another door",
                        400,
                        "OperationOutcome",
                        Attack.Asked.NEVER,
                        call -> call.authorization().door("/health/%2e%2e/cds-services/" + Call.VIEW)),
                new Attack(
                        "address with a parameter",
                        400,
                        "OperationOutcome",
                        Attack.Asked.NEVER,
                        call -> call.authorization().door("/cds-services;x=1/" + Call.VIEW)),
                bare("address with a slash more", call -> call.authorization()
                        .door("/cds-services/" + Call.VIEW + "/")),
                new Attack(
                        "page of a browser that is not agreed",
                        403,
                        "",
                        Attack.Asked.NEVER,
                        call -> call.httpHeader("Origin", "https://evil.example")),
                new Attack(
                        "through a proxy over plain HTTP",
                        403,
                        "Call over https",
                        Attack.Asked.NEVER,
                        call -> call.httpHeader("X-Forwarded-For", "198.51.100.7")
                                .httpHeader("X-Forwarded-Proto", "http")),
                new Attack(
                        "another media type",
                        415,
                        "application/json",
                        Attack.Asked.NEVER,
                        call -> call.with("contentType", "text/plain")),
                new Attack("no JSON", 400, "not valid JSON", Attack.Asked.NEVER, call -> call.body("{")),
                new Attack("too much", 413, "larger than", Attack.Asked.NEVER, call -> call.body("{}")
                        .with("padding", 20_000_000)),
                new Attack(
                        "nested too deeply",
                        413,
                        "nested too deeply",
                        Attack.Asked.NEVER,
                        call -> call.body("[".repeat(100_000))));
    }
}
