package org.bonewise;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.bonewise.cards.Audience;
import org.bonewise.cards.CardWriter;
import org.bonewise.cards.WrittenCard;
import org.bonewise.cdshooks.CallNotes;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.ServiceDefinition;
import org.bonewise.explain.Decision;
import org.bonewise.explain.ExplainedService;
import org.bonewise.fhir.PatientData;
import org.bonewise.fhir.PatientDataSource;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessor;
import org.bonewise.guideline.Matter;
import org.bonewise.guideline.Occasion;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.operations.Phases;
import org.bonewise.operations.RulesThatSpoke;
import org.bonewise.patient.PatientRecord;
import org.bonewise.quiet.Quiet;
import org.hl7.fhir.r4.model.Resource;

/** The way of a request: patient data, record, facts and decision, cards. */
final class BoneHealthService implements ExplainedService {

    private static final String REFILL = "medication-refill";

    /** Hooks at which the whole chart is looked at. */
    private static final Set<String> CHART = Set.of("patient-view", "encounter-start", "encounter-discharge");

    /** Hooks at which resources are worked on, which the context carries. */
    private static final Set<String> WORK = Set.of(
            "order-select",
            "order-sign",
            "appointment-book",
            "problem-list-item-create",
            REFILL,
            "allergyintolerance-create");

    private static final List<String> PATIENT_USERS = List.of("Patient/", "RelatedPerson/");

    private final PatientDataSource source;
    private final CodeGroups codes;
    private final Assessor assessor;
    private final CardWriter cards;
    private final BiConsumer<HookRequest, Decision> record;
    private final Renderings renderings;
    private final Quiet quiet;
    private final Clock clock;
    private final Phases phases;

    BoneHealthService(
            PatientDataSource source,
            CodeGroups codes,
            Assessor assessor,
            CardWriter cards,
            BiConsumer<HookRequest, Decision> record,
            Renderings renderings,
            Quiet quiet,
            Clock clock,
            Phases phases) {
        this.phases = phases;
        this.record = record;
        this.renderings = renderings;
        this.quiet = quiet;
        this.source = source;
        this.codes = codes;
        this.assessor = assessor;
        this.cards = cards;
        this.clock = clock;
    }

    @Override
    public boolean handles(ServiceDefinition service) {
        return CHART.contains(service.hook()) || WORK.contains(service.hook());
    }

    @Override
    public List<Card> answer(HookRequest request) {
        Decision decision = decide(request);
        record.accept(request, decision);
        CallNotes.current().onceAnswered(quiet.telling(request, () -> matters(decision), clock.instant()));
        CallNotes.current().rules(RulesThatSpoke.in(decision.assessment()));
        return decision.cards();
    }

    @Override
    public Decision decide(HookRequest request) {
        Rendering rendering = renderings.of(request.client());
        PatientData data = phases.of("read", request.hook(), () -> source.read(request));
        Assessment assessment = phases.of("decide", request.hook(), () -> assess(request, data, rendering));
        Audience audience = audience(request);
        List<WrittenCard> written = phases.of(
                "write",
                request.hook(),
                () -> cards.written(assessment, rendering.locale(), rendering.zone(), audience));
        return new Decision(assessment, written, rendering.locale(), audience);
    }

    private Assessment assess(HookRequest request, PatientData data, Rendering rendering) {
        PatientRecord record = new PatientRecord(data, codes, clock.instant().atZone(rendering.zone()));
        return assessor.assess(
                request.hook().equals(REFILL) ? record.renewing() : record,
                request.client().value(),
                occasion(request, data),
                quiet.of(request, clock.instant().atZone(rendering.zone())));
    }

    /** What each card is about, of those that need not be told each time. Matters that share a card are told each time. */
    private static Map<UUID, Matter> matters(Decision decision) {
        Map<UUID, Matter> matters = new LinkedHashMap<>();
        decision.written().stream().filter(one -> one.about().size() == 1).forEach(one -> Matter.of(
                        one.about().getFirst(), decision.assessment().facts())
                .ifPresent(matter -> matters.put(UUID.fromString(one.card().uuid()), matter)));
        return matters;
    }

    private static Occasion occasion(HookRequest request, PatientData data) {
        if (CHART.contains(request.hook())) {
            return Occasion.CHART;
        }
        List<String> selected = request.selections();
        Occasion work = Occasion.workingOn(data.inContext().stream()
                .filter(one -> !request.hook().equals("order-select") || isSelected(one, selected))
                .toList());
        return request.hook().equals("order-sign") ? work.signing() : work;
    }

    /** Some clients send the bare id. */
    private static boolean isSelected(Resource resource, List<String> selections) {
        String id = resource.getIdPart();
        return selections.stream()
                .anyMatch(selection -> selection.equals(id) || selection.endsWith(resource.fhirType() + '/' + id));
    }

    /** A patient who looks at the own chart is not offered orders to sign. */
    private static Audience audience(HookRequest request) {
        String user = request.context().path("userId").stringValue("");
        return PATIENT_USERS.stream().anyMatch(user::startsWith) ? Audience.PATIENT : Audience.CLINICIAN;
    }
}
