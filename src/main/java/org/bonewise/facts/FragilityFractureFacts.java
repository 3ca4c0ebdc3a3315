package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.function.Predicate;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.CodeMatch;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.PrimaryCancer;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Fractures that a healthy bone would not have had. */
final class FragilityFractureFacts {

    private static final ConceptGroup[] FRACTURES = {
        ConceptGroup.FRAGILITY_FRACTURE,
        ConceptGroup.VERTEBRAL_FRACTURE_COLLAPSE,
        ConceptGroup.HIP_FRACTURE,
        ConceptGroup.VERTEBRAL_FRACTURE
    };
    private static final List<ConceptGroup> BY_THEMSELVES =
            List.of(ConceptGroup.FRAGILITY_FRACTURE, ConceptGroup.VERTEBRAL_FRACTURE_COLLAPSE);
    private static final List<ConceptGroup> HIP_OR_SPINE = List.of(
            ConceptGroup.FRAGILITY_FRACTURE_HIP_OR_SPINE,
            ConceptGroup.VERTEBRAL_FRACTURE_COLLAPSE,
            ConceptGroup.HIP_FRACTURE,
            ConceptGroup.VERTEBRAL_FRACTURE);

    private FragilityFractureFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "fragilityFractureAfter50",
                                PATIENT,
                                "A confirmed Condition, whatever its clinical status, of fragility-fracture,"
                                        + " vertebral-fracture-collapse, hip-fracture or vertebral-fracture, dated at"
                                        + " fragilityFractureFromAge or later; none with bone metastasis or current myeloma; not"
                                        + " recorded is none"),
                        (fact, context) -> fracture(fact, context, one -> Ternary.YES, true)),
                new OneFact(
                        FactDeclaration.flag(
                                "hipOrVertebralFragilityFracture",
                                PATIENT,
                                "A confirmed Condition, whatever its clinical status, of hip-fracture or vertebral-fracture at"
                                        + " fragilityFractureFromAge or later, of vertebral-fracture-collapse or"
                                        + " fragility-fracture-hip-or-spine, or of fragility-fracture with a bodySite of the spine;"
                                        + " unknown when a fragility-fracture does not tell its site; none with bone metastasis or"
                                        + " current myeloma; not recorded is none"),
                        (fact, context) -> fracture(fact, context, one -> isHipOrSpine(one, context.record()), false)),
                new OneFact(
                        FactDeclaration.flag(
                                "hipOrVertebralFractureUnclear",
                                PATIENT,
                                "hipOrVertebralFragilityFracture is unknown because of a fracture of hip or vertebra whose date"
                                        + " leaves open whether it was at fragilityFractureFromAge or later"),
                        FragilityFractureFacts::unclear));
    }

    private static Fact unclear(FactBuilder fact, FactContext context) {
        Fact asked = context.fact("hipOrVertebralFragilityFracture");
        Predicate<Diagnosis> undated = one -> isHipOrSpine(one, context.record()) == Ternary.YES
                && counts(one, context, any -> Ternary.YES, false) == Ternary.UNKNOWN;
        List<Evidence> open = asked.reason() == UnknownReason.NOT_SPECIFIC
                ? evidence(fractures(context.record()), undated)
                : List.of();
        return fact.because(open).flag(!open.isEmpty());
    }

    private interface Site {
        Ternary is(Diagnosis fracture);
    }

    private static Fact fracture(FactBuilder fact, FactContext context, Site site, boolean alwaysByAge) {
        PatientRecord record = context.record();
        if (context.fact("boneMetastasis").isTrue() || hasMyeloma(record)) {
            return fact.flag(false);
        }
        List<Diagnosis> fractures = fractures(record);
        List<Evidence> sure = evidence(fractures, one -> counts(one, context, site, alwaysByAge) == Ternary.YES);
        List<Evidence> open = evidence(fractures, one -> counts(one, context, site, alwaysByAge) == Ternary.UNKNOWN);
        return Verdict.of(fact, context, sure, open, "Condition");
    }

    private static List<Diagnosis> fractures(PatientRecord record) {
        CodeGroups codes = record.codes();
        return record.diagnoses().of(FRACTURES).stream()
                .filter(Diagnosis::confirmed)
                .filter(one -> !codes.in(ConceptGroup.PATHOLOGICAL_FRACTURE, one.code())
                        || codes.in(ConceptGroup.FRAGILITY_FRACTURE, one.code()))
                .toList();
    }

    private static Ternary counts(Diagnosis fracture, FactContext context, Site site, boolean alwaysByAge) {
        boolean byAge = alwaysByAge || !context.record().codes().inAny(BY_THEMSELVES, fracture.code());
        Ternary old = byAge ? isOldEnough(fracture.date(), context) : Ternary.YES;
        Ternary there = site.is(fracture);
        if (old == Ternary.NO || there == Ternary.NO) {
            return Ternary.NO;
        }
        return old == Ternary.YES && there == Ternary.YES ? Ternary.YES : Ternary.UNKNOWN;
    }

    private static Ternary isOldEnough(@Nullable DateRange when, FactContext context) {
        Patient patient = context.record().patient().orElse(null);
        if (patient == null) {
            return Ternary.UNKNOWN;
        }
        Interval first = when == null ? null : PatientFacts.ageOn(patient, when.earliest());
        Interval last =
                PatientFacts.ageOn(patient, when == null ? context.record().today() : when.latest());
        var age = context.parameter("fragilityFractureFromAge");
        if (first != null && Comparisons.atLeast(first, age) == Ternary.YES) {
            return Ternary.YES;
        }
        return last != null && Comparisons.atLeast(last, age) == Ternary.NO ? Ternary.NO : Ternary.UNKNOWN;
    }

    private static Ternary isHipOrSpine(Diagnosis fracture, PatientRecord record) {
        boolean isSure = record.codes().inAny(HIP_OR_SPINE, fracture.code())
                || record.diagnoses().bodySite(ConceptGroup.BODYSITE_SPINE, fracture) == CodeMatch.SURE;
        return isSure ? Ternary.YES : Ternary.UNKNOWN;
    }

    private static boolean hasMyeloma(PatientRecord record) {
        return record.cancers().primaries().stream()
                .anyMatch(one -> one.kind() == PrimaryCancer.Kind.MYELOMA
                        && one.diagnosis().isCurrent());
    }

    private static List<Evidence> evidence(List<Diagnosis> fractures, Predicate<Diagnosis> wanted) {
        return fractures.stream().filter(wanted).map(Diagnosis::evidence).toList();
    }
}
