package org.bonewise.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bonewise.cards.Audience;
import org.bonewise.cards.CardWriter;
import org.bonewise.cases.WordedPatient;
import org.bonewise.explain.Decision;
import org.bonewise.explain.Explained;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.PatientData;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessor;
import org.bonewise.guideline.Occasion;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;

/**
 * The resources of one patient and what is decided about them.
 *
 * @param resources on record
 * @param drafts orders in the hook's context
 * @param delivered types of which the whole list was given
 */
record Chart(List<Resource> resources, List<Resource> drafts, Set<String> delivered) {

    private static final Assessor ASSESSOR = new Assessor(
            WordedPatient.knowledge(), FactDefinitions.catalogue(), System.getProperty("bonewise.pack", "esmo"));

    static Chart of(JsonNode told) {
        WordedPatient patient = new WordedPatient(told);
        return new Chart(patient.resources(), patient.drafts(), patient.delivered());
    }

    /** With more on record, as the first or the last. */
    Chart with(List<Resource> more, boolean first) {
        Stream<Resource> all = first
                ? Stream.concat(more.stream(), resources.stream())
                : Stream.concat(resources.stream(), more.stream());
        return new Chart(all.toList(), drafts, delivered);
    }

    /** In another order. */
    Chart shuffled(long seed) {
        List<Resource> shuffled = new ArrayList<>(resources);
        Collections.shuffle(shuffled, new Random(seed));
        return new Chart(List.copyOf(shuffled), drafts, delivered);
    }

    /** What is answered when a clinician opens the chart. */
    Answer view() {
        PatientData data = new PatientData("p1", resources, delivered, List.of());
        return answer(data, Occasion.CHART, "bone-health-patient-view");
    }

    /** What is answered when a clinician signs the drafts. */
    Answer sign() {
        PatientData data = new PatientData("p1", resources, delivered, List.of(), drafts);
        return answer(data, Occasion.workingOn(drafts), "bone-health-order-sign");
    }

    private static Answer answer(PatientData data, Occasion occasion, String service) {
        PatientRecord record = new PatientRecord(data, WordedPatient.knowledge().codes(), WordedPatient.now());
        Assessment assessment = ASSESSOR.assess(record, "", occasion);
        AtomicLong count = new AtomicLong();
        CardWriter writer = new CardWriter(() -> new UUID(0, count.incrementAndGet()));
        return new Answer(Explained.of(
                new Decision(
                        assessment,
                        writer.written(
                                assessment, Locale.ENGLISH, WordedPatient.now().getZone(), Audience.CLINICIAN),
                        Locale.ENGLISH,
                        Audience.CLINICIAN),
                service));
    }
}
