package org.bonewise.patient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Primary cancers, metastases and cancer therapy of a record. */
public final class Cancers {

    private static final Map<ConceptGroup, PrimaryCancer.Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(ConceptGroup.BREAST_CANCER, PrimaryCancer.Kind.BREAST);
        KINDS.put(ConceptGroup.PROSTATE_CANCER, PrimaryCancer.Kind.PROSTATE);
        KINDS.put(ConceptGroup.CASTRATION_RESISTANT_PROSTATE_CANCER, PrimaryCancer.Kind.PROSTATE);
        KINDS.put(ConceptGroup.LUNG_CANCER, PrimaryCancer.Kind.LUNG);
        KINDS.put(ConceptGroup.RENAL_CANCER, PrimaryCancer.Kind.RENAL);
        KINDS.put(ConceptGroup.THYROID_CANCER, PrimaryCancer.Kind.THYROID);
        KINDS.put(ConceptGroup.COLON_CANCER, PrimaryCancer.Kind.OTHER_SOLID);
        KINDS.put(ConceptGroup.PRIMARY_BONE_MALIGNANCY, PrimaryCancer.Kind.OTHER_SOLID);
        KINDS.put(ConceptGroup.MULTIPLE_MYELOMA, PrimaryCancer.Kind.MYELOMA);
        KINDS.put(ConceptGroup.SMOULDERING_MYELOMA, PrimaryCancer.Kind.BLOOD);
        KINDS.put(ConceptGroup.SOLITARY_PLASMACYTOMA, PrimaryCancer.Kind.BLOOD);
        KINDS.put(ConceptGroup.MGUS, PrimaryCancer.Kind.BLOOD);
        KINDS.put(ConceptGroup.LYMPHOMA, PrimaryCancer.Kind.BLOOD);
        KINDS.put(ConceptGroup.LEUKAEMIA, PrimaryCancer.Kind.BLOOD);
        KINDS.put(ConceptGroup.BLOOD_CANCER_FAMILIES, PrimaryCancer.Kind.BLOOD);
        KINDS.put(ConceptGroup.PRIMARY_SITE_UNSPECIFIED, PrimaryCancer.Kind.SITE_UNKNOWN);
        KINDS.put(ConceptGroup.ANY_PRIMARY_MALIGNANCY_ROOT, PrimaryCancer.Kind.OTHER_SOLID);
    }

    private static final ConceptGroup[] THERAPY = {
        ConceptGroup.CHEMOTHERAPY, ConceptGroup.AROMATASE_INHIBITOR, ConceptGroup.TAMOXIFEN,
        ConceptGroup.SERD_OTHER_SERM, ConceptGroup.GNRH_AGONIST, ConceptGroup.GNRH_ANTAGONIST,
        ConceptGroup.ABIRATERONE, ConceptGroup.ENZALUTAMIDE, ConceptGroup.APALUTAMIDE,
        ConceptGroup.DAROLUTAMIDE, ConceptGroup.FIRST_GEN_ANTIANDROGEN, ConceptGroup.THALIDOMIDE_CLASS,
        ConceptGroup.RADIUM_223
    };

    private final PatientRecord record;
    private final CodeGroups codes;
    private final List<PrimaryCancer> primaries;

    Cancers(PatientRecord record) {
        this.record = record;
        codes = record.codes();
        primaries = record.diagnoses().all().stream()
                .filter(Diagnosis::confirmed)
                .flatMap(one -> kind(one.code()).map(kind -> new PrimaryCancer(one, kind)).stream())
                .toList();
    }

    /** Confirmed primary cancers, whatever their course; precursors of myeloma count as of the blood. */
    public List<PrimaryCancer> primaries() {
        return primaries;
    }

    /** Which primary cancer a code names, if any. */
    public Optional<PrimaryCancer.Kind> kind(CodeableConcept code) {
        return KINDS.entrySet().stream()
                .filter(entry -> codes.in(entry.getKey(), code))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Primary cancers that are precursors only: smouldering myeloma and monoclonal gammopathy. */
    public boolean isPrecursor(PrimaryCancer primary) {
        return codes.inAny(
                List.of(ConceptGroup.SMOULDERING_MYELOMA, ConceptGroup.MGUS),
                primary.diagnosis().code());
    }

    /** Confirmed metastases of any site, whatever their course. */
    public List<Diagnosis> metastases() {
        return record
                .diagnoses()
                .of(
                        ConceptGroup.BONE_METASTASIS,
                        ConceptGroup.BONE_MARROW_METASTASIS,
                        ConceptGroup.SECONDARY_MALIGNANCY_ROOT)
                .stream()
                .filter(Diagnosis::confirmed)
                .toList();
    }

    /** Anticancer therapy in use: medicines, radium ordered, or a condition that says so. */
    public List<Evidence> currentTherapy() {
        return Stream.of(
                        record.medications().current(THERAPY).stream().map(MedicationUse::evidence),
                        record.diagnoses().current(ConceptGroup.ENDOCRINE_THERAPY_STATUS).stream()
                                .map(Diagnosis::evidence),
                        record.careEvents().activeOrders(ConceptGroup.RADIUM_223).stream())
                .flatMap(found -> found)
                .toList();
    }
}
