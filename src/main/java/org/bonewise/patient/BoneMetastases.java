package org.bonewise.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bonewise.knowledge.CodeMatch;
import org.bonewise.knowledge.ConceptGroup;

/** Bone metastases of a record, and what only hints at them. */
public final class BoneMetastases {

    private static final Pattern DISTANT = Pattern.compile("\\b[cp]?m1[a-d]?\\b");
    private static final Pattern STAGE_FOUR = Pattern.compile("\\b(iv[a-d]?|4[a-d]?)\\b");

    private final PatientRecord record;
    private final Diagnoses diagnoses;

    BoneMetastases(PatientRecord record) {
        this.record = record;
        diagnoses = record.diagnoses();
    }

    /** Confirmed ones that are not over; one in remission counts. */
    public List<BoneMetastasis> confirmed() {
        List<BoneMetastasis> found = new ArrayList<>(conditions(true));
        boolean prostate =
                record.cancers().primaries().stream().anyMatch(one -> one.kind() == PrimaryCancer.Kind.PROSTATE);
        if (prostate) {
            Findings.withValueOf(record, ConceptGroup.PROSTATE_BONE_METASTASIS_CATEGORY).stream()
                    .map(one -> new BoneMetastasis(one.resource(), null, true, one.date(), one.evidence()))
                    .forEach(found::add);
        }
        return found;
    }

    /** Suspected ones: by their codes surely of the bone, but provisional, differential or unconfirmed. */
    public List<BoneMetastasis> suspected() {
        return conditions(false);
    }

    /** What only hints at a bone metastasis, so that somebody should look. */
    public List<Evidence> hints() {
        Stream<Diagnosis> conditions = Stream.of(
                        notOver(ConceptGroup.BONE_MARROW_METASTASIS),
                        notOver(ConceptGroup.METASTASIS_SITE_UNSPECIFIED)
                                .filter(one -> !one.resource().hasBodySite()
                                        || diagnoses.bodySite(ConceptGroup.BODYSITE_BONE, one) == CodeMatch.WEAK),
                        diagnoses.doubtful(ConceptGroup.BONE_METASTASIS).stream()
                                .filter(Diagnosis::confirmed),
                        notOver(ConceptGroup.PATHOLOGICAL_FRACTURE),
                        notOver(ConceptGroup.SPINAL_CORD_COMPRESSION))
                .flatMap(found -> found);
        Stream<Evidence> radium = record.medications().of(ConceptGroup.RADIUM_223).stream()
                .filter(use -> use.isCurrentOrPlanned() || use.state() == MedicationUse.State.GIVEN)
                .map(MedicationUse::evidence);
        return Stream.of(conditions.map(Diagnosis::evidence), radium, observations())
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    /** Those of the spine, confirmed. */
    public List<BoneMetastasis> ofSpine() {
        return conditions(true).stream()
                .filter(one -> one.diagnosis() != null
                        && (record.codes()
                                        .in(
                                                ConceptGroup.SPINE_METASTASIS,
                                                one.diagnosis().code())
                                || diagnoses.bodySite(ConceptGroup.BODYSITE_SPINE, one.diagnosis()) == CodeMatch.SURE))
                .toList();
    }

    private Stream<Evidence> observations() {
        Stream<Findings.Finding> distant = newest(ConceptGroup.TNM_M_CATEGORY)
                .filter(one -> record.codes().in(ConceptGroup.DISTANT_METASTASIS_CATEGORY, one.value())
                        || DISTANT.matcher(Sources.text(one.value())).find());
        Stream<Findings.Finding> stage = newest(ConceptGroup.TNM_STAGE_GROUP)
                .filter(one -> STAGE_FOUR.matcher(Sources.text(one.value())).find());
        Stream<Findings.Finding> site = Findings.of(record, ConceptGroup.METASTASIS_SITE_OBSERVATION).stream()
                .filter(one -> record.codes().match(ConceptGroup.BODYSITE_BONE, one.value()) != CodeMatch.NONE);
        return Stream.of(distant, stage, site).flatMap(found -> found).map(Findings.Finding::evidence);
    }

    private Stream<Findings.Finding> newest(ConceptGroup group) {
        return Findings.of(record, group).stream().limit(1);
    }

    private Stream<Diagnosis> notOver(ConceptGroup group) {
        return diagnoses.of(group).stream().filter(Diagnosis::isNotOver);
    }

    private List<BoneMetastasis> conditions(boolean confirmed) {
        return diagnoses.all().stream()
                .filter(one -> one.confirmed() == confirmed && one.course() != Diagnosis.Course.PAST)
                .filter(this::isBone)
                .map(one -> new BoneMetastasis(one.resource(), one, confirmed, one.date(), one.evidence()))
                .toList();
    }

    private boolean isBone(Diagnosis one) {
        return record.codes().in(ConceptGroup.BONE_METASTASIS, one.code())
                || (record.codes().in(ConceptGroup.SECONDARY_MALIGNANCY_ROOT, one.code())
                        && diagnoses.bodySite(ConceptGroup.BODYSITE_BONE, one) == CodeMatch.SURE);
    }
}
