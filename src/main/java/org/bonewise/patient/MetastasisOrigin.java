package org.bonewise.patient;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** From which primary cancer metastases come: the first way that the record offers, several kinds when it stays open. */
public final class MetastasisOrigin {

    private static final String RELATED = "http://hl7.org/fhir/StructureDefinition/condition-related";

    private final PatientRecord record;
    private final List<PrimaryCancer> primaries;

    /** Reads a record. */
    public MetastasisOrigin(PatientRecord record) {
        this.record = record;
        primaries = record.cancers().primaries();
    }

    /** The possible kinds; {@code SITE_UNKNOWN} alone when no primary cancer is on record. */
    public List<PrimaryCancer.Kind> possible() {
        List<BoneMetastasis> metastases = Stream.concat(
                        record.boneMetastases().confirmed().stream(), record.boneMetastases().suspected().stream())
                .toList();
        List<PrimaryCancer.Kind> related = distinct(metastases.stream().flatMap(this::related));
        if (!related.isEmpty()) {
            return related;
        }
        List<PrimaryCancer.Kind> named = distinct(metastases.stream().flatMap(this::named));
        if (!named.isEmpty()) {
            return named;
        }
        List<PrimaryCancer.Kind> focus = distinct(metastases.stream().flatMap(this::focus));
        return focus.isEmpty() ? byPrimaries() : focus;
    }

    private List<PrimaryCancer.Kind> byPrimaries() {
        for (Predicate<PrimaryCancer> rank : List.<Predicate<PrimaryCancer>>of(
                one -> one.diagnosis().course() == Diagnosis.Course.CURRENT,
                one -> one.diagnosis().course() == Diagnosis.Course.REMISSION,
                one -> true)) {
            List<PrimaryCancer.Kind> kinds = withoutVague(distinct(primaries.stream()
                    .filter(one -> one.kind().isSolid())
                    .filter(rank)
                    .map(PrimaryCancer::kind)));
            if (!kinds.isEmpty()) {
                return kinds;
            }
        }
        List<PrimaryCancer.Kind> history = distinct(Stream.concat(
                record.diagnoses().of(ConceptGroup.HISTORY_OF_BREAST_CANCER).stream()
                        .filter(Diagnosis::confirmed)
                        .map(one -> PrimaryCancer.Kind.BREAST),
                record.diagnoses().of(ConceptGroup.HISTORY_OF_PROSTATE_CANCER).stream()
                        .filter(Diagnosis::confirmed)
                        .map(one -> PrimaryCancer.Kind.PROSTATE)));
        if (!history.isEmpty()) {
            return history;
        }
        List<PrimaryCancer.Kind> blood = distinct(primaries.stream()
                .filter(one -> one.diagnosis().isNotOver() && !record.cancers().isPrecursor(one))
                .map(PrimaryCancer::kind));
        return blood.isEmpty() ? List.of(PrimaryCancer.Kind.SITE_UNKNOWN) : blood;
    }

    private Stream<PrimaryCancer.Kind> related(BoneMetastasis metastasis) {
        return metastasis.resource().getExtension().stream()
                .filter(extension -> RELATED.equals(extension.getUrl()))
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .flatMap(target -> kindOf((Reference) target));
    }

    private Stream<PrimaryCancer.Kind> named(BoneMetastasis metastasis) {
        Diagnosis diagnosis = metastasis.diagnosis();
        if (diagnosis == null) {
            return Stream.of(PrimaryCancer.Kind.PROSTATE);
        }
        if (record.codes().in(ConceptGroup.BONE_METASTASIS_OF_PROSTATE, diagnosis.code())) {
            return Stream.of(PrimaryCancer.Kind.PROSTATE);
        }
        boolean thyroid = record.codes().in(ConceptGroup.BONE_METASTASIS_OF_THYROID, diagnosis.code());
        return thyroid ? Stream.of(PrimaryCancer.Kind.THYROID) : Stream.empty();
    }

    private Stream<PrimaryCancer.Kind> focus(BoneMetastasis metastasis) {
        String subject = Sources.reference(metastasis.resource());
        return record.all(Observation.class).stream()
                .filter(one -> one.getStatus() != Observation.ObservationStatus.ENTEREDINERROR
                        && one.getStatus() != Observation.ObservationStatus.CANCELLED)
                .filter(one -> one.getFocus().stream().anyMatch(focus -> names(focus, subject)))
                .flatMap(one -> one.getFocus().stream())
                .flatMap(this::kindOf);
    }

    private Stream<PrimaryCancer.Kind> kindOf(Reference reference) {
        return primaries.stream()
                .filter(one -> names(reference, reference(one.diagnosis().resource())))
                .map(PrimaryCancer::kind);
    }

    private static String reference(Resource resource) {
        return Sources.reference(resource);
    }

    private static boolean names(Reference reference, String address) {
        String written = reference.getReference();
        return written != null && (written.equals(address) || written.endsWith('/' + address));
    }

    /** A cancer without a site is most likely the same as the one with a site beside it. */
    private static List<PrimaryCancer.Kind> withoutVague(List<PrimaryCancer.Kind> kinds) {
        return kinds.size() < 2
                ? kinds
                : kinds.stream()
                        .filter(kind -> kind != PrimaryCancer.Kind.SITE_UNKNOWN)
                        .toList();
    }

    private static List<PrimaryCancer.Kind> distinct(Stream<PrimaryCancer.Kind> kinds) {
        return kinds.distinct().toList();
    }
}
