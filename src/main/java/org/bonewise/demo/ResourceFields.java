package org.bonewise.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads from a resource of any type what the sandbox searches by. */
final class ResourceFields {

    private static final List<String> DATES = List.of(
            "effective[x]",
            "performed[x]",
            "occurrence[x]",
            "start",
            "authoredOn",
            "onset[x]",
            "recordedDate",
            "period",
            "date",
            "issued");

    private ResourceFields() {}

    /** Whether the resource is the patient or about the patient with this id. */
    static boolean isAbout(Resource resource, String patientId) {
        if (resource.fhirType().equals("Patient")) {
            return resource.getIdElement().getIdPart().equals(patientId);
        }
        Stream<Base> direct = Stream.of("subject", "patient").flatMap(name -> values(resource, name));
        Stream<Base> participants = values(resource, "participant").flatMap(each -> values(each, "actor"));
        return Stream.concat(direct, participants)
                .filter(Reference.class::isInstance)
                .map(each -> ((Reference) each).getReference())
                .anyMatch(("Patient/" + patientId)::equals);
    }

    /** Every coding that says what the resource is. */
    static Stream<Coding> codes(Resource resource) {
        Stream<Base> own = Stream.of("code", "medication[x]", "vaccineCode", "serviceType")
                .flatMap(name -> values(resource, name));
        Stream<Base> family = values(resource, "condition").flatMap(each -> values(each, "code"));
        return Stream.concat(own, family)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(each -> ((CodeableConcept) each).getCoding().stream());
    }

    /** The status, or nothing for a type that has none. */
    static Optional<String> status(Resource resource) {
        return values(resource, "status").findFirst().map(Base::primitiveValue);
    }

    /** The latest instant of the date that says when the resource holds; of a period its start. */
    static Optional<Instant> date(Resource resource) {
        return DATES.stream()
                .flatMap(name -> values(resource, name))
                .flatMap(ResourceFields::instant)
                .findFirst();
    }

    /** Newest first; resources without a date come last. */
    static Comparator<Resource> newestFirst() {
        return Comparator.comparing((Resource each) -> date(each).orElse(Instant.MIN))
                .reversed();
    }

    private static Stream<Instant> instant(Base value) {
        if (value instanceof BaseDateTimeType moment) {
            return Stream.ofNullable(moment.getValue()).map(Date::toInstant);
        }
        return value instanceof Period period
                ? Stream.ofNullable(period.getStart()).map(Date::toInstant)
                : Stream.of();
    }

    private static Stream<Base> values(Base element, String name) {
        Property property = element.getNamedProperty(name);
        return property == null ? Stream.of() : property.getValues().stream();
    }
}
