package org.bonewise;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.bonewise.cards.Audience;
import org.bonewise.cards.CardWriter;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.ServiceDefinition;
import org.bonewise.explain.Decision;
import org.bonewise.explain.ExplainedService;
import org.bonewise.fhir.PatientDataSource;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessor;
import org.bonewise.guideline.ShadowFinding;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.patient.PatientRecord;

/** The way of a request: patient data, record, facts and decision, cards. */
final class BoneHealthService implements ExplainedService {

    private static final Locale WORDS = Locale.ENGLISH;
    private static final String PATIENT_VIEW = "patient-view";
    private static final List<String> PATIENT_USERS = List.of("Patient/", "RelatedPerson/");

    private final PatientDataSource source;
    private final CodeGroups codes;
    private final Assessor assessor;
    private final CardWriter cards;
    private final BiConsumer<ClientId, List<ShadowFinding>> shadow;
    private final Clock clock;

    BoneHealthService(
            PatientDataSource source,
            CodeGroups codes,
            Assessor assessor,
            CardWriter cards,
            BiConsumer<ClientId, List<ShadowFinding>> shadow,
            Clock clock) {
        this.shadow = shadow;
        this.source = source;
        this.codes = codes;
        this.assessor = assessor;
        this.cards = cards;
        this.clock = clock;
    }

    @Override
    public boolean handles(ServiceDefinition service) {
        return PATIENT_VIEW.equals(service.hook());
    }

    @Override
    public List<Card> answer(HookRequest request) {
        Decision decision = decide(request);
        shadow.accept(request.client(), decision.assessment().shadow());
        return decision.cards();
    }

    @Override
    public Decision decide(HookRequest request) {
        PatientRecord record = new PatientRecord(source.read(request), codes, ZonedDateTime.now(clock));
        Assessment assessment = assessor.assess(record, request.client().value());
        Audience audience = audience(request);
        return new Decision(assessment, cards.write(assessment, WORDS, clock.getZone(), audience), WORDS, audience);
    }

    /** A patient who looks at the own chart is not offered orders to sign. */
    private static Audience audience(HookRequest request) {
        String user = request.context().path("userId").stringValue("");
        return PATIENT_USERS.stream().anyMatch(user::startsWith) ? Audience.PATIENT : Audience.CLINICIAN;
    }
}
