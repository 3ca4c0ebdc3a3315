package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each query of prefetch by each way in which its answer can be missing or wrong. The rest of the record is whole. What could not
 * be read is never taken for "no": it is named, and nobody is told less than the whole record tells without hearing of it.
 */
class FaultMatrixTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VIEW = "bone-health-patient-view";
    private static final String SIGN = "bone-health-order-sign";
    private static final List<String> SERVICES = List.of(VIEW, SIGN);
    private static final String MEDICATION = "Medication";
    private static final String UNREAD = ": could not be read, or not completely";
    private static final String DENOSUMAB = WorkCall.medicine("d1", "1046399", "Xgeva", "120", 4);
    private static final String ZOLEDRONIC_ACID =
            WorkCall.medicine("z1", "77655", "Zoledronic acid 4 mg (Zometa)", "4", 4);

    /** Time for the queries of the service that is tried with servers that do not answer: they are silent for a minute. */
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final Duration LONG = Duration.ofSeconds(30);

    /** A slow machine may take this beside the deadline; an answer that waits for a server that does not answer takes longer. */
    private static final Duration GENEROUS = Duration.ofSeconds(25);

    /** As many pages as are read of one list unless a setting says otherwise. */
    private static final int MOST_PAGES = 10;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("patient", "Patient"),
            Map.entry("conditions", "Conditions"),
            Map.entry("medicationRequests", "Medication orders"),
            Map.entry("medicationStatements", "Medication statements"),
            Map.entry("medicationAdministrations", "Medication administrations"),
            Map.entry("procedures", "Procedures"),
            Map.entry("serviceRequests", "Orders of tests and referrals"),
            Map.entry("allergies", "Allergies"),
            Map.entry("appointments", "Appointments"),
            Map.entry("familyHistory", "Family history"),
            Map.entry("kidneyAndCalciumResults", "Results for kidney function and calcium"),
            Map.entry("otherResults", "Other laboratory results"),
            Map.entry("statusObservations", "Observations of weight, disease status and the like"));

    private static final List<String> INDICATORS = List.of("info", "warning", "critical");

    private static FaultyEhr ehr;
    private static Service patientService;
    private static Service hastyService;
    private static Map<String, List<String>> keys;

    @BeforeAll
    static void start() {
        ehr = FaultyEhr.start();
        keys = Map.of(VIEW, keys(VIEW), SIGN, keys(SIGN));
        patientService = service(LONG, Arrays.stream(Fault.values()).toList());
        hastyService = service(SHORT, List.of(Fault.SLOW));
    }

    @AfterAll
    static void stop() {
        ehr.close();
    }

    private static Service service(Duration deadline, List<Fault> faults) {
        List<String> servers = new ArrayList<>();
        for (String service : SERVICES) {
            for (String key : keysOf(service)) {
                faults.forEach(fault -> servers.add(base(service, key, fault)));
            }
        }
        faults.forEach(fault -> servers.add(base(VIEW, MEDICATION, fault)));
        Map<String, Object> settings = Map.of("bonewise.fhir.deadline", deadline.toMillis() + "ms");
        return Service.with(
                context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("deadline", settings)),
                "bonewise.fhir.allowed-servers=" + String.join(",", servers));
    }

    private static List<String> keys(String service) {
        return Service.shared()
                .discovery()
                .path("services")
                .valueStream()
                .filter(one -> one.path("id").stringValue().equals(service))
                .flatMap(one -> one.path("prefetch").propertyNames().stream())
                .toList();
    }

    /** Each has a server of its own, so that what one failed does not rest on another. */
    private static String base(String service, String key, Fault fault) {
        return ehr.base(service + "-" + key + "-" + fault.name());
    }

    /** What hangs on each key must be told before it can be tried: a new key fails here. */
    @TestFactory
    Stream<DynamicTest> theWholeRecordGivesWhatHangsOnTheKey() {
        return cells((service, key) -> Stream.of(dynamicTest(service + " / " + key + " / whole", () -> {
            Service.Reply reply =
                    patientService.post(service, call(service, key).toString());
            assertTold(reply, stake(service, key).whole());
            assertThat(details(reply)).doesNotContain(UNREAD);
        })));
    }

    @TestFactory
    Stream<DynamicTest> whatCouldNotBeReadIsNamedAndNeverTakenForNo() {
        return cells((service, key) -> Arrays.stream(Fault.values())
                .map(fault -> dynamicTest(service + " / " + key + " / " + fault, () -> tryOut(service, key, fault))));
    }

    /** What does not rest on the key stands: SAF-45 on the chart with cord compression, SAF-06 on zoledronic acid. */
    @TestFactory
    Stream<DynamicTest> whatDoesNotRestOnTheKeyStands() {
        Set<String> ofClearance = Set.of("patient", "kidneyAndCalciumResults", "statusObservations");
        Set<String> essential = Set.of("patient", "conditions");
        return cells((service, key) -> Stream.of(dynamicTest(service + " / " + key + " / what stands", () -> {
            ObjectNode call = service.equals(VIEW)
                    ? Examples.request("breast-cord-compression").tree()
                    : tree(WorkCall.of("order-sign", "breast-clearance-22").drafts(ZOLEDRONIC_ACID));
            call.withObject("prefetch").set(key, JSON.readTree(FaultyEhr.ERROR));
            Stake.Told told = service.equals(VIEW)
                    ? essential.contains(key) ? Stake.REFUSED : new Stake.Told(200, "critical", "SAF-45")
                    : ofClearance.contains(key)
                            ? new Stake.Told(200, "warning", "SAF-40")
                            : new Stake.Told(200, "critical", "SAF-06");
            Service.Reply reply = patientService.post(service, call.toString());
            assertTold(reply, told);
            if (told.status() == 200) {
                assertThat(details(reply)).contains("- " + WORDS.get(key) + UNREAD);
            }
        })));
    }

    /** What a medicine is that prefetch only refers to is asked for in one query, which may go wrong like the others. */
    @TestFactory
    Stream<DynamicTest> medicinesThatAreOnlyReferredToAreNamed() {
        return Fault.ofServer().stream()
                .map(fault -> dynamicTest(VIEW + " / Medication / " + fault, () -> {
                    ViewCall call = Examples.request("breast-denosumab-overdue");
                    String product = "breast-denosumab-overdue-denosumab-product";
                    String base = base(VIEW, MEDICATION, fault);
                    ehr.answers(base, fault, call.prefetch("medicationRequests").toString(), FaultyEhr.NOTHING);
                    Service.Reply reply = (fault == Fault.SLOW ? hastyService : patientService)
                            .call(call.withoutResources("medicationRequests", product)
                                    .withoutResources("medicationAdministrations", product)
                                    .access(base));

                    assertTold(reply, new Stake.Told(200, "warning", "SAF-21"));
                    assertThat(details(reply)).contains("- Medicines that the record names by reference only" + UNREAD);
                    assertAsked(base, fault);
                }));
    }

    private interface Cells {
        Stream<DynamicTest> of(String service, String key);
    }

    private static Stream<DynamicTest> cells(Cells cells) {
        return SERVICES.stream().flatMap(service -> keysOf(service).stream().flatMap(key -> cells.of(service, key)));
    }

    private static List<String> keysOf(String service) {
        return Objects.requireNonNull(keys.get(service));
    }

    private static Stake stake(String service, String key) {
        Map<String, Stake> stakes = service.equals(VIEW) ? Stake.OF_THE_CHART : Stake.OF_AN_ORDER;
        return Objects.requireNonNull(stakes.get(key), () -> "Say what hangs on " + key);
    }

    private static void tryOut(String service, String key, Fault fault) {
        Stake stake = stake(service, key);
        ObjectNode call = call(service, key);
        JsonNode whole = call.at("/prefetch/" + key);
        String nothing = key.equals("patient") ? bare(whole) : FaultyEhr.NOTHING;
        String base = base(service, key, fault);
        ehr.answers(base, fault, whole.toString(), nothing);
        spoil(call, key, fault, nothing);
        if (fault != Fault.ABSENT) {
            access(call, base);
        }
        Service tried = fault == Fault.SLOW ? hastyService : patientService;
        long before = System.nanoTime();
        Service.Reply reply = tried.post(service, call.toString());
        Duration taken = Duration.ofNanos(System.nanoTime() - before);

        assertThat(taken).isLessThan((fault == Fault.SLOW ? SHORT : LONG).plus(GENEROUS));
        boolean failedRead = key.equals("patient") && fault == Fault.NULL;
        boolean gap = !fault.isNothingThere() || failedRead;
        assertTold(reply, gap ? stake.unread() : stake.nothing());
        assertAsked(base, fault);
        if (reply.status() == 200) {
            assertNamed(tried, service, call, key, fault, gap, reply);
        } else {
            assertThat(reply.diagnostics()).contains("No advice is possible without " + key);
        }
    }

    private static void assertNamed(
            Service tried, String service, ObjectNode call, String key, Fault fault, boolean gap, Service.Reply reply) {
        boolean silent = reply.json().path("cards").isEmpty();
        if (gap && !silent) {
            assertThat(details(reply)).contains("- " + WORDS.get(key) + UNREAD);
        }
        if (!gap) {
            assertThat(details(reply)).doesNotContain(UNREAD);
        }
        if (fault != Fault.SLOW && fault != Fault.HUGE) {
            assertThat(tried.explained(service, call.toString())
                            .path("unread")
                            .valueStream()
                            .map(JsonNode::stringValue))
                    .containsExactlyElementsOf(gap ? List.of(key) : List.of());
        }
    }

    /** What prefetch answers is not asked again; what it lacks is asked once, and no further than the limits. */
    private static void assertAsked(String base, Fault fault) {
        switch (fault) {
            case ENDLESS -> assertThat(ehr.requests(base)).isBetween(1, MOST_PAGES);
            // A connection that broke may be tried anew.
            case RESET -> assertThat(ehr.requests(base)).isBetween(1, 2);
            case HUGE -> {
                assertThat(ehr.requests(base)).isEqualTo(1);
                assertThat(ehr.sent(base)).isLessThan(FaultyEhr.HUGE_BYTES);
            }
            default -> assertThat(ehr.requests(base)).isEqualTo(fault.isInPrefetch() ? 0 : 1);
        }
    }

    private static void spoil(ObjectNode call, String key, Fault fault, String nothing) {
        ObjectNode prefetch = call.withObject("prefetch");
        switch (fault) {
            case NULL -> prefetch.putNull(key);
            case EMPTY -> prefetch.set(key, JSON.readTree(nothing));
            case OUTCOME -> prefetch.set(key, JSON.readTree(FaultyEhr.ERROR));
            // A read has no results beside the error.
            case OUTCOME_AMONG_RESULTS ->
                prefetch.set(
                        key, JSON.readTree(key.equals("patient") ? FaultyEhr.ERROR : FaultyEhr.ERROR_AMONG_RESULTS));
            default -> prefetch.remove(key);
        }
    }

    /** Of the Patient there is always one: nothing but its id is on record. */
    private static String bare(JsonNode patient) {
        return "{\"resourceType\": \"Patient\", \"id\": \"%s\"}"
                .formatted(patient.path("id").stringValue());
    }

    /** A call with the whole record, in which what hangs on the key stands. */
    private static ObjectNode call(String service, String key) {
        Stake stake = stake(service, key);
        ObjectNode call =
                service.equals(VIEW) ? Examples.request(stake.situation()).tree() : rightOrder(stake.situation());
        if (stake.hasFinding()) {
            String patient = call.at("/context/patientId").stringValue();
            ((ObjectNode) call.at("/prefetch/" + key))
                    .withArray("entry")
                    .addObject()
                    .set("resource", JSON.readTree(stake.finding().replace("PATIENT", patient)));
        }
        return call;
    }

    /** An order of denosumab with all that the service wants beside it. */
    private static ObjectNode rightOrder(String situation) {
        JsonNode cards =
                Service.shared().cards(WorkCall.of("order-sign", situation).drafts(DENOSUMAB));
        String[] drafts = Stream.concat(
                        Stream.of(DENOSUMAB),
                        cards.at("/0/suggestions/0/actions").valueStream().map(action -> action.path("resource")
                                .toString()))
                .toArray(String[]::new);
        return tree(WorkCall.of("order-sign", situation).drafts(drafts));
    }

    private static ObjectNode tree(WorkCall call) {
        return (ObjectNode) JSON.readTree(call.json());
    }

    private static void access(ObjectNode call, String base) {
        ViewCall.read(call.toString())
                .access(base)
                .tree()
                .properties()
                .forEach(member -> call.set(member.getKey(), member.getValue()));
    }

    private static void assertTold(Service.Reply reply, Stake.Told told) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(told.status());
        String worst = reply.json()
                .path("cards")
                .valueStream()
                .map(card -> card.path("indicator").stringValue())
                .max((a, b) -> INDICATORS.indexOf(a) - INDICATORS.indexOf(b))
                .orElse("");
        assertThat(worst).as(reply.body()).isEqualTo(told.indicator());
        if (!told.rule().isEmpty()) {
            assertThat(details(reply)).containsPattern("Rules: [^.]*" + Pattern.quote(told.rule()) + "[,.]");
        }
    }

    private static String details(Service.Reply reply) {
        return String.join(
                "\n",
                reply.json()
                        .path("cards")
                        .valueStream()
                        .map(card -> card.path("detail").stringValue(""))
                        .toList());
    }
}
