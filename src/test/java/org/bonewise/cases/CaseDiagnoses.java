package org.bonewise.cases;

import java.time.ZonedDateTime;
import java.util.Objects;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyHistoryStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** Diagnoses, procedures, services ordered and allergies. */
record CaseDiagnoses(CaseWords words) {

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final String ALLERGY_CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String ALLERGY_VERIFICATION =
            "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private static final int CONDITION_AGE = 400;
    private static final int EVENT_AGE = 10;

    /** {@code "breast cancer, remission, 400 days ago"}: active and confirmed unless it tells. */
    Condition condition(Phrase phrase) {
        Condition condition = new Condition().setCode(words.concept(phrase.head()));
        String clinical = phrase.takeOneOf("remission", "inactive", "resolved", "recurrence");
        String verification =
                phrase.takeOneOf("provisional", "differential", "unconfirmed", "refuted", "entered-in-error");
        condition.setClinicalStatus(concept(CLINICAL, clinical == null ? "active" : clinical));
        condition.setVerificationStatus(concept(VERIFICATION, verification == null ? "confirmed" : verification));
        String site = phrase.take("at");
        if (site != null) {
            condition.addBodySite(words.concept(site));
        }
        return phrase.takeFlag("undated") ? condition : condition.setOnset(Phrase.day(phrase.when(CONDITION_AGE)));
    }

    /** {@code "dental examination, 60 days ago"}. */
    Procedure procedure(Phrase phrase) {
        String status = phrase.takeOneOf("in-progress", "preparation", "not-done", "entered-in-error");
        Procedure procedure = new Procedure()
                .setStatus(Procedure.ProcedureStatus.fromCode(status == null ? "completed" : status))
                .setCode(words.concept(phrase.head()));
        String site = phrase.take("at");
        if (site != null) {
            procedure.addBodySite(words.concept(site));
        }
        procedure.setPerformed(Phrase.day(phrase.when(EVENT_AGE)));
        return procedure;
    }

    /** {@code "creatinine, 5 days ago, completed"}, {@code "tooth extraction, due in 10 days, urgent"}. */
    ServiceRequest service(Phrase phrase) {
        String status = phrase.takeOneOf("completed", "revoked", "on-hold", "draft");
        String priority = phrase.takeOneOf("routine", "urgent", "asap", "stat");
        String due = phrase.take("due");
        ServiceRequest request = new ServiceRequest();
        if (priority != null) {
            request.setPriority(ServiceRequest.ServiceRequestPriority.fromCode(priority));
        }
        ZonedDateTime planned = due == null ? null : Phrase.moment(due);
        if (planned != null) {
            request.setOccurrence(Phrase.day(planned));
        }
        return request.setStatus(ServiceRequestStatus.fromCode(status == null ? "active" : status))
                .setIntent(ServiceRequestIntent.ORDER)
                .setCode(words.concept(phrase.head()))
                .setAuthoredOnElement(Phrase.day(phrase.when(EVENT_AGE)));
    }

    /** A service drafted in the hook's context. */
    ServiceRequest draft(Phrase phrase) {
        return new ServiceRequest()
                .setStatus(ServiceRequestStatus.DRAFT)
                .setIntent(ServiceRequestIntent.ORDER)
                .setCode(words.concept(phrase.head()));
    }

    /** {@code "zoledronic acid, allergy, anaphylaxis, refuted"}; a time tells when the reaction began. */
    AllergyIntolerance allergy(Phrase phrase) {
        AllergyIntolerance allergy = new AllergyIntolerance().setCode(words.concept(phrase.head()));
        String verification = phrase.takeOneOf("refuted", "entered-in-error", "unconfirmed");
        allergy.setVerificationStatus(concept(ALLERGY_VERIFICATION, verification == null ? "confirmed" : verification));
        allergy.setClinicalStatus(concept(ALLERGY_CLINICAL, phrase.takeFlag("resolved") ? "resolved" : "active"));
        String type = phrase.takeOneOf("allergy", "intolerance");
        if (type != null) {
            allergy.setType(AllergyIntoleranceType.fromCode(type));
        }
        ZonedDateTime onset = phrase.left().stream()
                .map(Phrase::moment)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        for (String manifestation : phrase.left()) {
            phrase.takeFlag(manifestation);
            if (Phrase.moment(manifestation) == null) {
                AllergyIntoleranceReactionComponent reaction =
                        allergy.addReaction().addManifestation(words.concept(manifestation));
                if (onset != null) {
                    reaction.setOnsetElement(Phrase.day(onset));
                }
            }
        }
        return allergy;
    }

    /** {@code "hip fracture, of MTH"}: what a relative has or had. */
    FamilyMemberHistory relative(Phrase phrase) {
        FamilyMemberHistory relative = new FamilyMemberHistory().setStatus(FamilyHistoryStatus.COMPLETED);
        relative.setRelationship(
                concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", String.valueOf(phrase.take("of"))));
        relative.addCondition().setCode(words.concept(phrase.head()));
        return relative;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding(system, code, null));
    }
}
