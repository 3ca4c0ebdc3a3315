package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bonewise.cdshooks.PrefetchTemplate;
import tools.jackson.databind.JsonNode;

/** Tells the cases of an answer apart: nothing found, resources, one page of several, an error, something else. */
final class AnswerReader {

    /** Resource types of FHIR R4. */
    static final Set<String> TYPES = Set.copyOf(FhirContexts.r4().getResourceTypes());

    private AnswerReader() {}

    /** Reads one answer to a template; JSON null means that a search found nothing, and that a read failed. */
    static Answer read(PrefetchTemplate template, JsonNode value) {
        String type = value.path("resourceType").stringValue("");
        if (value.isNull()) {
            return template.isSearch() ? page(List.of()) : new Answer.Failed("null came");
        }
        if (type.equals("OperationOutcome")) {
            return new Answer.Failed(Outcomes.describe(value));
        }
        if (template.isSearch()) {
            return type.equals("Bundle") ? bundle(value) : new Answer.WrongKind("a Bundle");
        }
        return type.equals(template.resourceType())
                ? page(List.of(new Entry("", value)))
                : new Answer.WrongKind("a resource of the type " + template.resourceType());
    }

    private static Answer page(List<Entry> entries) {
        return new Answer.Page(entries, Tally.NOTHING, Optional.empty(), Optional.empty());
    }

    private static Answer bundle(JsonNode bundle) {
        JsonNode list = bundle.path("entry");
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            return new Answer.Failed("the entries of the Bundle are not a list");
        }
        List<Entry> entries = new ArrayList<>();
        Optional<String> gap = Optional.empty();
        int included = 0;
        int unusable = 0;
        for (JsonNode node : list) {
            JsonNode resource = node.path("resource");
            String type = resource.path("resourceType").stringValue("");
            if (type.equals("OperationOutcome")) {
                gap = Outcomes.hidesData(resource) ? Optional.of(Outcomes.describe(resource)) : gap;
            } else if (TYPES.contains(type)) {
                entries.add(new Entry(node.path("fullUrl").stringValue(""), resource));
                included += isIncluded(node) ? 1 : 0;
            } else {
                unusable += isIncluded(node) ? 0 : 1;
            }
        }
        Tally tally = new Tally(entries.size() - included + unusable, included, unusable, total(bundle));
        return new Answer.Page(entries, tally, next(bundle), gap);
    }

    private static boolean isIncluded(JsonNode node) {
        return node.path("search").path("mode").stringValue("").equals("include");
    }

    private static long total(JsonNode bundle) {
        JsonNode total = bundle.path("total");
        return total.isIntegralNumber() && total.canConvertToLong() ? total.longValue() : -1;
    }

    private static Optional<String> next(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").stringValue("").equals("next")) {
                return Optional.of(link.path("url").stringValue(""));
            }
        }
        return Optional.empty();
    }
}
