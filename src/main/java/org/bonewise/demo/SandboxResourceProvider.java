package org.bonewise.demo;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Read and search of one resource type; every type of the sandbox has its own instance. */
public final class SandboxResourceProvider implements IResourceProvider {

    private final Class<? extends Resource> type;
    private final SandboxStore store;

    SandboxResourceProvider(Class<? extends Resource> type, SandboxStore store) {
        this.type = type;
        this.store = store;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    /** The resource with this id. */
    @Read
    public Resource read(@IdParam IdType id) {
        return resources()
                .filter(each -> each.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    /** The resources that match every parameter given; any other parameter is refused by the server. */
    @Search
    public IBundleProvider search(
            @OptionalParam(name = "_id") @Nullable TokenOrListParam ids,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "code") @Nullable TokenOrListParam codes,
            @OptionalParam(name = "status") @Nullable TokenOrListParam statuses,
            @OptionalParam(name = "date") @Nullable DateRangeParam dates,
            @Sort @Nullable SortSpec sort) {
        Stream<Resource> found = resources();
        if (ids != null) {
            found = found.filter(each -> has(ids, each.getIdElement().getIdPart()));
        }
        if (patient != null) {
            found = found.filter(each -> ResourceFields.isAbout(each, patient.getIdPart()));
        }
        if (codes != null) {
            found = found.filter(
                    each -> ResourceFields.codes(each).anyMatch(coding -> codes.getValuesAsQueryTokens().stream()
                            .anyMatch(asked -> matches(asked, coding.getSystem(), coding.getCode()))));
        }
        if (statuses != null) {
            found = found.filter(each -> ResourceFields.status(each)
                    .filter(has -> has(statuses, has))
                    .isPresent());
        }
        if (dates != null) {
            found = found.filter(within(dates));
        }
        return new SimpleBundleProvider(sorted(found, sort).toList());
    }

    private Stream<Resource> resources() {
        return store.all(type.getSimpleName()).stream();
    }

    private static boolean has(TokenOrListParam asked, String value) {
        return asked.getValuesAsQueryTokens().stream()
                .anyMatch(each -> each.getValue().equals(value));
    }

    private static boolean matches(TokenParam asked, String system, String code) {
        boolean sameSystem = asked.getSystem() == null || asked.getSystem().equals(system);
        boolean sameCode = asked.getValue() == null
                || asked.getValue().isEmpty()
                || asked.getValue().equals(code);
        return sameSystem && sameCode;
    }

    private static Predicate<Resource> within(DateRangeParam range) {
        Optional<Instant> from =
                Optional.ofNullable(range.getLowerBoundAsInstant()).map(Date::toInstant);
        Optional<Instant> to =
                Optional.ofNullable(range.getUpperBoundAsInstant()).map(Date::toInstant);
        return resource -> ResourceFields.date(resource)
                .filter(date -> from.filter(date::isBefore).isEmpty())
                .filter(date -> to.filter(date::isAfter).isEmpty())
                .isPresent();
    }

    private static Stream<Resource> sorted(Stream<Resource> found, @Nullable SortSpec sort) {
        if (sort == null) {
            return found;
        }
        if (!sort.getParamName().equals("date") || sort.getChain() != null) {
            throw new InvalidRequestException("The sandbox sorts by date only");
        }
        var newestFirst = ResourceFields.newestFirst();
        return found.sorted(sort.getOrder() == SortOrderEnum.DESC ? newestFirst : newestFirst.reversed());
    }
}
