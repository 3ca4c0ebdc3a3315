package org.bonewise.benchmark;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bonewise.BonewiseApplication;
import org.bonewise.cards.Audience;
import org.bonewise.cards.CardWriter;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.HookJson;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.Room;
import org.bonewise.cdshooks.ServiceDefinition;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.fhir.PatientData;
import org.bonewise.fhir.PatientDataSource;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessor;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.patient.PatientRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The phases of one call. Each is given the result of the one before it, made anew where the phase leaves marks in it, so that
 * {@code guideline} includes the facts that the rules ask for; {@code facts} derives every fact about the patient, asked for or not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CallPhases {

    @Param({"10", "200", "2000", "10000"})
    int resources;

    @Param({"false", "true"})
    boolean cancer;

    private ConfigurableApplicationContext application;
    private PatientDataSource source;
    private Knowledge knowledge;
    private FactCatalogue catalogue;
    private Assessor assessor;
    private CardWriter writer;
    private List<String> factNames;
    private byte[] body;
    private HookRequest request;
    private PatientData data;
    private Assessment assessment;

    @Setup
    public void start() {
        application = SpringApplication.run(
                BonewiseApplication.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=-1",
                "--logging.level.root=warn",
                "--logging.level.org.bonewise=warn",
                "--logging.level.bonewise.audit=off");
        source = application.getBean(PatientDataSource.class);
        knowledge = application.getBean(Knowledge.class);
        catalogue = application.getBean(FactCatalogue.class);
        assessor = application.getBean(Assessor.class);
        writer = new CardWriter(UUID::randomUUID);
        factNames = catalogue.declarations().stream()
                .filter(fact -> fact.scope() == FactDeclaration.Scope.PATIENT)
                .map(FactDeclaration::name)
                .toList();
        body = Bodies.body(resources, cancer);
        request = request(service(), HookJson.read(body));
        data = source.read(request);
        assessment = assessor.assess(record(data));
    }

    @TearDown
    public void stop() {
        application.close();
    }

    /** Bytes to a tree, within the limits. */
    @Benchmark
    public JsonNode parse() {
        return HookJson.read(body);
    }

    /** Tree to the resources that may matter. */
    @Benchmark
    public PatientData record() {
        return source.read(request);
    }

    /** All facts about the patient. */
    @Benchmark
    public int facts() {
        EvaluatedFacts facts = new EvaluatedFacts(catalogue, knowledge, record(data), List.of());
        int known = 0;
        for (String name : factNames) {
            known += facts.fact(name).isKnown() ? 1 : 0;
        }
        return known;
    }

    /** Resources to the decision, with the facts that the rules ask for. */
    @Benchmark
    public Assessment guideline() {
        return assessor.assess(record(data));
    }

    /** Decision to cards. */
    @Benchmark
    public List<Card> cards() {
        return writer.write(assessment, Locale.ENGLISH, ZoneOffset.UTC, Audience.CLINICIAN);
    }

    /** All of it. */
    @Benchmark
    public List<Card> call() {
        HookRequest read = request(request.service(), HookJson.read(body));
        return writer.write(
                assessor.assess(record(source.read(read))), Locale.ENGLISH, ZoneOffset.UTC, Audience.CLINICIAN);
    }

    private PatientRecord record(PatientData given) {
        return new PatientRecord(given, knowledge.codes(), ZonedDateTime.now(ZoneOffset.UTC));
    }

    private static ServiceDefinition service() {
        return JsonMapper.builder()
                .build()
                .readValue(
                        Path.of("hooks/bone-health-patient-view/service.json").toFile(), ServiceDefinition.class);
    }

    private static HookRequest request(ServiceDefinition service, JsonNode root) {
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        root.path("prefetch").forEachEntry(prefetch::put);
        return new HookRequest(
                service,
                "patient-view",
                "d1577c69",
                root.path("context"),
                prefetch,
                null,
                ClientId.ANONYMOUS,
                "",
                Room.unlimited());
    }
}
