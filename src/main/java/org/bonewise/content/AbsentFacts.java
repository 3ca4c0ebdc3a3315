package org.bonewise.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bonewise.cards.Vocabulary;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.facts.FactValue;
import org.bonewise.facts.UnknownReason;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.Patient;

/** What the facts are of a patient of whom nothing is on record: worked out as for every patient. */
final class AbsentFacts {

    private static final ZonedDateTime ANY_DAY = Instant.EPOCH.atZone(ZoneOffset.UTC);
    private static final Set<String> LISTS = Set.of(
            "Patient",
            "Condition",
            "Observation",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "Procedure",
            "ServiceRequest",
            "AllergyIntolerance",
            "FamilyMemberHistory",
            "Appointment");

    private final EvaluatedFacts nothingRecorded;
    private final EvaluatedFacts nothingDelivered;
    private final Vocabulary vocabulary;

    AbsentFacts(Knowledge knowledge, FactCatalogue catalogue, Vocabulary vocabulary) {
        this.nothingRecorded = facts(knowledge, catalogue, LISTS);
        this.nothingDelivered = facts(knowledge, catalogue, Set.of("Patient"));
        this.vocabulary = vocabulary;
    }

    private static EvaluatedFacts facts(Knowledge knowledge, FactCatalogue catalogue, Set<String> delivered) {
        Patient patient = new Patient();
        patient.setId("nobody");
        PatientData data = new PatientData("nobody", List.of(patient), delivered, List.of());
        return new EvaluatedFacts(
                catalogue,
                knowledge,
                new PatientRecord(data, knowledge.codes(), ANY_DAY),
                knowledge.boneModifyingRegimens());
    }

    /** What absence means; empty where the fact is not about a patient without a regimen in question. */
    Line of(String name) {
        Fact recorded = nothingRecorded.fact(name);
        if (recorded.reason() == UnknownReason.FAILED || recorded.reason() == UnknownReason.NOT_APPLICABLE) {
            return Line.EMPTY;
        }
        String absent = said(recorded);
        String undelivered = said(nothingDelivered.fact(name));
        return absent.equals(undelivered)
                ? Phrases.line("fact.absent", absent)
                : Phrases.line("fact.absent.both", absent, undelivered);
    }

    private String said(Fact fact) {
        return switch (fact.value()) {
            case FactValue.Flag(boolean flag) when fact.isKnown() -> Phrases.text(flag ? "absent.yes" : "absent.no");
            case FactValue.Decimal(var number)
            when fact.isKnown() && number.isExact() -> number.exact().toPlainString();
            case FactValue.Words(List<String> words)
            when fact.isKnown() ->
                vocabulary.anyOf(words.stream().map(vocabulary::value).toList());
            case null, default -> unknown(fact);
        };
    }

    private String unknown(Fact fact) {
        UnknownReason reason = fact.reason();
        return reason == null
                ? Phrases.text("absent.unknown")
                : Phrases.text("absent.unknown") + " ("
                        + vocabulary.reason(
                                reason.name().toLowerCase(Locale.ROOT).replace('_', '-')) + ")";
    }
}
