package org.bonewise.ehr;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Read and search of one type in the record of the visit that the address names. */
public final class RecordProvider implements IResourceProvider {

    private final Class<? extends Resource> type;
    private final Visits visits;

    RecordProvider(Class<? extends Resource> type, Visits visits) {
        this.type = type;
        this.visits = visits;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    /** The resource with this id. */
    @Read
    public Resource read(@IdParam IdType id, RequestDetails details) {
        return held(details).stream()
                .filter(each -> each.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    /** The resources that match; a parameter that is not named here is refused by the server. */
    @Search
    public IBundleProvider search(
            RequestDetails details,
            @OptionalParam(name = "_id") @Nullable TokenOrListParam ids,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "code") @Nullable TokenOrListParam codes,
            @Sort @Nullable SortSpec sort) {
        List<Resource> found = held(details);
        if (ids != null) {
            Set<String> asked = values(ids);
            found.removeIf(each -> !asked.contains(each.getIdElement().getIdPart()));
        }
        if (patient != null) {
            found.removeIf(each -> held(details, "Patient").stream()
                    .noneMatch(one -> one.getIdElement().getIdPart().equals(patient.getIdPart())));
        }
        if (codes != null) {
            Set<String> asked = values(codes);
            found.removeIf(each -> ((Observation) each)
                    .getCode().getCoding().stream().noneMatch(coding -> asked.contains(coding.getCode())));
        }
        if (sort != null) {
            found.sort(Comparator.comparing(
                            (Resource each) -> ((Observation) each).getEffectiveDateTimeType(),
                            Comparator.nullsFirst(Comparator.comparing(
                                    date -> Objects.requireNonNull(date).getValue())))
                    .reversed());
        }
        return new SimpleBundleProvider(found);
    }

    private static Set<String> values(TokenOrListParam asked) {
        return asked.getValuesAsQueryTokens().stream()
                .map(token -> token.getValue())
                .collect(Collectors.toSet());
    }

    private List<Resource> held(RequestDetails details) {
        return held(details, type.getSimpleName());
    }

    private List<Resource> held(RequestDetails details, String of) {
        return Objects.requireNonNull(visits.find(details.getTenantId())).all(of);
    }
}
