package org.bonewise.fhir;

import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.cdshooks.CallNotes;
import org.bonewise.cdshooks.FhirAccess;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.cdshooks.HookRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the data of the patient that a call is about: prefetch first, the rest from the EHR's FHIR server in time. */
public final class PatientDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(PatientDataSource.class);

    private final HttpClients clients;
    private final FhirAgreements agreements;
    private final FhirProperties properties;
    private final Gatherer gatherer;
    private final Screening screening;
    private final Medications medications;
    private final Breakers breakers;
    private final ObservationRegistry observations;

    PatientDataSource(
            HttpClients clients,
            FhirAgreements agreements,
            FhirProperties properties,
            Gatherer gatherer,
            CodeFilter filter,
            Breakers breakers,
            ObservationRegistry observations) {
        this.observations = observations;
        this.breakers = breakers;
        this.clients = clients;
        this.agreements = agreements;
        this.properties = properties;
        this.gatherer = gatherer;
        screening = new Screening(filter);
        medications = new Medications(gatherer);
    }

    /**
     * Reads what the service's prefetch templates ask for.
     *
     * @param request a call that has passed the checks of the protocol
     * @return the data, not yet parsed but for what is essential, with every gap named among its problems
     * @throws HookFailure when prefetch or the context hold what cannot be used (422), or essential data is not to be had
     *     (412), or there is no memory left for it (503)
     */
    public PatientData read(HookRequest request) {
        List<Entry> inContext = ContextResources.read(request);
        Connection connection = connect(request);
        List<Collected> answers = gatherer.gather(request, connection);
        List<Screening.Screened> screened = screening.screen(request, answers);
        List<Entry> entries = Stream.concat(
                        screened.stream().flatMap(answer -> answer.entries().stream()), inContext.stream())
                .toList();
        Medications.Resolved resolved = medications.resolve(answers, entries, connection);
        Assembly assembly = new Assembly();
        int next = 0;
        for (Screening.Screened answer : screened) {
            int end = next + answer.entries().size();
            assembly.add(answer, resolved.resources().subList(next, end));
            next = end;
        }
        resolved.medications().forEach(assembly::add);
        List<Entry> context =
                resolved.resources().subList(next, resolved.resources().size());
        PatientData data = assembly.finish(request.patientId(), resolved.problems(), context);
        for (DataProblem problem : data.knownProblems()) {
            LOG.info("Service {}: {}: {}", request.service().id(), problem.what(), problem.reason());
            CallNotes.current().gap(problem.what(), problem.kind().label());
        }
        Essentials.require(request.hook(), assembly.results());
        return data;
    }

    private Connection connect(HookRequest request) {
        FhirAccess access = request.fhirAccess();
        if (access == null) {
            return new Connection.None("no usable fhirServer and fhirAuthorization were sent");
        }
        FhirAgreement agreement = agreements.with(request.client());
        String subject = agreement.subject();
        if (subject != null && !subject.equals(access.subject())) {
            return new Connection.None("the access token is not made out to the subject that was agreed on");
        }
        return agreement
                .servers()
                .find(access.server())
                .<Connection>map(found -> new Connection.Open(new FhirSession(
                        clients.of(found.entry()),
                        found.url(),
                        access,
                        Deadline.in(properties.deadline()),
                        properties,
                        breakers.of(request.client(), found.entry().base()),
                        request.room(),
                        new QueryObserver(observations))))
                .orElseGet(() -> new Connection.None("the FHIR server is not on the allow-list"));
    }
}
