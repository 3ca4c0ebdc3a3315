package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.BoneMetastasis;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.SkeletalEvents;
import org.bonewise.patient.StopReading;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.jspecify.annotations.Nullable;

/** Whether a bone-modifying agent was declined or deferred a short while ago. */
final class DeclinedFact {

    private static final Set<MedicationRequestStatus> ENDED = EnumSet.of(
            MedicationRequestStatus.STOPPED, MedicationRequestStatus.CANCELLED, MedicationRequestStatus.ONHOLD);

    private DeclinedFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "declinedRecently",
                        PATIENT,
                        "A MedicationRequest of a bone-modifying agent with doNotPerform, or cancelled, stopped or on hold with"
                                + " a statusReason of the group patient-declined or declined (within declinedDays), deferred"
                                + " (deferredDays) or contraindicated-by-clinician (contraindicatedByClinicianDays); a new"
                                + " skeletal event, hypercalcaemia or progression since ends it"),
                DeclinedFact::derive));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        List<Evidence> proofs = context.boneModifyingAgents().uses().stream()
                .filter(one -> isDeclined(one, context))
                .map(one -> one.use().evidence())
                .toList();
        if (proofs.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(proofs).flag(!proofs.isEmpty());
    }

    private static boolean isDeclined(BmaUse one, FactContext context) {
        if (!(one.use().resource() instanceof MedicationRequest request)
                || context.record().isDraft(request)) {
            return false;
        }
        DateRange since = Boolean.TRUE.equals(request.getDoNotPerformElement().getValue())
                ? one.use().start()
                : StopReading.day(one.use());
        String parameter = parameter(request, context);
        return parameter != null
                && since != null
                && since.within(
                                Verdict.days(context, parameter),
                                context.record().today())
                        == Ternary.YES
                && !changedSince(since, context);
    }

    private static @Nullable String parameter(MedicationRequest request, FactContext context) {
        boolean ended = ENDED.contains(request.getStatus());
        if (!ended && !Boolean.TRUE.equals(request.getDoNotPerformElement().getValue())) {
            return null;
        }
        if (StopReading.hasReason(request, "contraindicated-by-clinician")) {
            return "contraindicatedByClinicianDays";
        }
        if (StopReading.hasReason(request, "deferred")) {
            return "deferredDays";
        }
        boolean declined = Boolean.TRUE.equals(request.getDoNotPerformElement().getValue())
                || StopReading.hasReason(request, "declined")
                || context.record().codes().in(ConceptGroup.PATIENT_DECLINED, request.getStatusReason());
        return declined ? "declinedDays" : null;
    }

    private static boolean changedSince(DateRange since, FactContext context) {
        PatientRecord record = context.record();
        List<BoneMetastasis> metastases = record.boneMetastases().confirmed();
        Stream<DateRange> events =
                new SkeletalEvents(record).all().stream().flatMap(event -> Stream.ofNullable(event.when()));
        Stream<DateRange> hypercalcaemia =
                record.diagnoses().of(ConceptGroup.HYPERCALCAEMIA, ConceptGroup.HYPERCALCAEMIA_OF_MALIGNANCY).stream()
                        .filter(Diagnosis::confirmed)
                        .flatMap(one -> Stream.ofNullable(one.date()));
        Stream<DateRange> found = metastases.stream().flatMap(one -> Stream.ofNullable(one.date()));
        Stream<DateRange> dates = Stream.of(events, hypercalcaemia, found).flatMap(all -> all);
        Fact progression = context.fact("diseaseProgression");
        boolean worse = progression.isTrue()
                && progression.asOf() != null
                && progression.asOf().isAfter(since.latest());
        return worse || dates.anyMatch(date -> date.after(since.latest()) == Ternary.YES);
    }
}
