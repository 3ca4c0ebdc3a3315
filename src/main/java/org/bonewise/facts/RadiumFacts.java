package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;

/** Radium-223, and what must not be given beside it. */
final class RadiumFacts {

    private static final String ATC = "http://www.whocc.no/atc";

    private RadiumFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "radiumOrdered",
                        "radium-223 ordered, planned or drafted, on record or in the context, as a medicine or as a service",
                        (fact, context) -> close(
                                fact,
                                context,
                                Stream.concat(
                                                orderedOrDrafted(context, ConceptGroup.RADIUM_223),
                                                context
                                                        .record()
                                                        .careEvents()
                                                        .activeOrDrafted(ConceptGroup.RADIUM_223)
                                                        .stream())
                                        .toList())),
                flag(
                        "abirateroneInUse",
                        "abiraterone in use, planned or drafted",
                        (fact, context) -> close(
                                fact,
                                context,
                                used(context, ConceptGroup.ABIRATERONE).toList())),
                flag(
                        "prednisoloneInUse",
                        "prednisone or prednisolone in use, planned or drafted, for the whole body: by an ATC code, or without a"
                                + " route or by one of the group route",
                        (fact, context) -> close(
                                fact,
                                context,
                                context.record().medications().of(ConceptGroup.PREDNISONE_PREDNISOLONE).stream()
                                        .filter(MedicationUse::isCurrentOrPlanned)
                                        .filter(use -> isSystemic(use, context))
                                        .map(MedicationUse::evidence)
                                        .toList())));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Stream<Evidence> used(FactContext context, ConceptGroup group) {
        return context.record().medications().of(group).stream()
                .filter(MedicationUse::isCurrentOrPlanned)
                .map(MedicationUse::evidence);
    }

    private static Stream<Evidence> orderedOrDrafted(FactContext context, ConceptGroup group) {
        return context.record().medications().of(group).stream()
                .filter(use -> use.isCurrentOrPlanned() || use.state() == MedicationUse.State.DRAFTED)
                .map(MedicationUse::evidence);
    }

    private static Fact close(FactBuilder fact, FactContext context, List<Evidence> proofs) {
        if (proofs.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(proofs).flag(!proofs.isEmpty());
    }

    /** The ATC code is of systemic products alone; others name the substance, which is in eye drops too. */
    private static boolean isSystemic(MedicationUse use, FactContext context) {
        CodeableConcept concept = use.concept();
        if (concept != null
                && concept.getCoding().stream()
                        .filter(coding -> ATC.equals(coding.getSystem()))
                        .map(CodeableConcept::new)
                        .anyMatch(code -> context.record().codes().in(ConceptGroup.PREDNISONE_PREDNISOLONE, code))) {
            return true;
        }
        List<Coding> routes = dosages(use).stream()
                .flatMap(dosage -> dosage.getRoute().getCoding().stream())
                .filter(Objects::nonNull)
                .toList();
        return routes.isEmpty()
                || routes.stream()
                        .map(CodeableConcept::new)
                        .anyMatch(route -> context.record().codes().in(ConceptGroup.ROUTE, route));
    }

    private static List<Dosage> dosages(MedicationUse use) {
        return switch (use.resource()) {
            case MedicationRequest request -> request.getDosageInstruction();
            case MedicationStatement statement -> statement.getDosage();
            default -> List.of();
        };
    }
}
