package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bonewise.cdshooks.PrefetchTemplate;
import tools.jackson.databind.JsonNode;

/** Tells the cases of an answer apart: nothing found, resources, one page of several, an error, something else. */
final class AnswerReader {

    private AnswerReader() {}

    /** Reads one answer to a template; JSON null means that the query ran and found nothing. */
    static Answer read(PrefetchTemplate template, JsonNode value) {
        String type = value.path("resourceType").stringValue("");
        if (value.isNull()) {
            return new Answer.Page(List.of(), Optional.empty(), Optional.empty());
        }
        if (type.equals("OperationOutcome")) {
            return new Answer.Failed(Outcomes.describe(value));
        }
        if (template.isSearch()) {
            return type.equals("Bundle") ? bundle(value) : new Answer.WrongKind("a Bundle");
        }
        return type.equals(template.resourceType())
                ? new Answer.Page(List.of(new Entry("", value)), Optional.empty(), Optional.empty())
                : new Answer.WrongKind("a resource of the type " + template.resourceType());
    }

    private static Answer bundle(JsonNode bundle) {
        List<Entry> entries = new ArrayList<>();
        Optional<String> gap = Optional.empty();
        JsonNode list = bundle.path("entry");
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            return new Answer.Failed("the entries of the Bundle are not a list");
        }
        for (JsonNode node : list) {
            JsonNode resource = node.path("resource");
            if (resource.path("resourceType").stringValue("").equals("OperationOutcome")) {
                gap = Outcomes.hidesData(resource) ? Optional.of(Outcomes.describe(resource)) : gap;
            } else if (resource.isObject()) {
                entries.add(new Entry(node.path("fullUrl").stringValue(""), resource));
            }
        }
        return new Answer.Page(entries, next(bundle), gap);
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
