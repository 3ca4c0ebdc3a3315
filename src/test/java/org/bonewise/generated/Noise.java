package org.bonewise.generated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.bonewise.cases.WordedPatient;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Resources that mean nothing to any rule. Allergies are not among them: whether any is on record tells whether allergies were
 * asked about (MIS-5).
 */
final class Noise implements ArbitrarySupplier<List<Resource>> {

    private static final int OLDEST = 1000;
    private static final int MOST = 6;

    @Override
    public Arbitrary<List<Resource>> get() {
        Arbitrary<Resource> any = Arbitraries.oneOf(List.of(
                of("diagnoses", Noise::condition),
                of("results", Noise::observation),
                of("medicines", Noise::order),
                of("medicines", Noise::dose),
                of("medicines", Noise::statement),
                of("procedures", Noise::procedure),
                of("services", Noise::service)));
        return Combinators.combine(any, Arbitraries.integers().between(0, OLDEST))
                .as(Dated::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST)
                .map(Noise::numbered);
    }

    private record Dated(Resource resource, int days) {}

    private static List<Resource> numbered(List<Dated> all) {
        List<Resource> resources = new ArrayList<>();
        for (Dated one : all) {
            Resource resource = dated(one.resource().copy(), one.days());
            resource.setId("noise-" + resources.size());
            resources.add(resource);
        }
        return List.copyOf(resources);
    }

    private static Resource dated(Resource resource, int days) {
        DateTimeType day = new DateTimeType(
                WordedPatient.now().toLocalDate().minusDays(days).toString());
        switch (resource) {
            case Condition condition -> condition.setOnset(day);
            case Observation observation -> observation.setEffective(day);
            case MedicationRequest order -> order.setAuthoredOnElement(day);
            case MedicationAdministration dose -> dose.setEffective(day);
            case MedicationStatement statement -> statement.setEffective(day);
            case Procedure procedure -> procedure.setPerformed(day);
            case ServiceRequest service -> service.setAuthoredOnElement(day);
            default -> throw new IllegalArgumentException(resource.fhirType());
        }
        return resource;
    }

    private static Arbitrary<Resource> of(String part, Function<String, Resource> made) {
        return Arbitraries.of(Vocabulary.noise(part)).map(made);
    }

    private static Resource condition(String code) {
        return new Condition().setCode(concept(code));
    }

    private static Resource observation(String coded) {
        String[] value = coded.substring(coded.indexOf('|') + 1).split(" ", 2);
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(concept("http://loinc.org|" + coded.substring(0, coded.indexOf('|'))))
                .setValue(new Quantity()
                        .setValue(new BigDecimal(value[0]))
                        .setUnit(value[1])
                        .setSystem("http://unitsofmeasure.org")
                        .setCode(value[1]));
    }

    private static Resource order(String atc) {
        return new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setMedication(medicine(atc));
    }

    private static Resource dose(String atc) {
        return new MedicationAdministration()
                .setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED)
                .setMedication(medicine(atc));
    }

    private static Resource statement(String atc) {
        return new MedicationStatement()
                .setStatus(MedicationStatement.MedicationStatementStatus.ACTIVE)
                .setMedication(medicine(atc));
    }

    private static CodeableConcept medicine(String atc) {
        return concept("http://www.whocc.no/atc|" + atc);
    }

    private static Resource procedure(String code) {
        return new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED).setCode(concept(code));
    }

    private static Resource service(String code) {
        return new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(concept(code));
    }

    private static CodeableConcept concept(String coded) {
        String[] parts = coded.split("\\|", 2);
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(parts[0]).setCode(parts[1]);
        return concept;
    }
}
