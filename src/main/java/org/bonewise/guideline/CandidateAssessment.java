package org.bonewise.guideline;

import java.util.List;
import java.util.Set;
import org.bonewise.facts.Candidate;
import org.bonewise.facts.Fact;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One regimen judged for this patient.
 *
 * @param origin who proposes it
 * @param status the worst of its findings
 * @param preferred whether it comes first
 * @param dose one administration, {@code null} while it cannot be worked out
 * @param doseBecause facts that the dose was worked out from
 * @param draft the order, ready to sign; {@code null} when it may not be ordered now, or the hospital does not have it
 * @param findings what the rules say, worst first
 * @param missing facts to find out first
 * @param companions orders that go along
 * @param facts facts as seen with this candidate's windows, for placeholders of texts
 */
public record CandidateAssessment(
        Candidate candidate,
        Origin origin,
        SafetyStatus status,
        boolean preferred,
        @Nullable Quantity dose,
        List<Fact> doseBecause,
        @Nullable MedicationRequest draft,
        List<RuleFinding> findings,
        List<Fact> missing,
        List<CompanionOrder> companions,
        FactSource facts) {

    /** Whether the hospital has it. */
    public boolean available() {
        return candidate.regimen().available();
    }

    /** The same, marked as the one that comes first. */
    CandidateAssessment asPreferred() {
        return new CandidateAssessment(
                candidate, origin, status, true, dose, doseBecause, draft, findings, missing, companions, facts);
    }

    /** The same, not to be ordered again. */
    CandidateAssessment alreadyOrdered() {
        return new CandidateAssessment(
                candidate, origin, status, preferred, dose, doseBecause, null, findings, missing, companions, facts);
    }

    /** The same without the orders of some definitions, by their canonical, which go along already. */
    CandidateAssessment withoutCompanions(Set<String> ordered) {
        List<CompanionOrder> others = companions.stream()
                .filter(companion -> !ordered.contains(companion.regimen().url()))
                .toList();
        return new CandidateAssessment(
                candidate, origin, status, preferred, dose, doseBecause, draft, findings, missing, others, facts);
    }

    /** Who proposes a candidate. */
    public enum Origin {
        /** The guideline, because of an indication. */
        GUIDELINE,
        /** The course that runs: the next dose. */
        COURSE,
        /** An order already on record or in the hook's context. */
        DRAFT
    }
}
