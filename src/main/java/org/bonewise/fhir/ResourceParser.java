package org.bonewise.fhir;

import ca.uhn.fhir.parser.IJsonLikeParser;
import ca.uhn.fhir.parser.IParser;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Parses one resource at a time, leniently, so that one that cannot be read costs none of the others. */
final class ResourceParser {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceParser.class);

    private static final JsonMapper JSON = new JsonMapper();

    private final IJsonLikeParser parser = (IJsonLikeParser) FhirContexts.lenientParser();

    /**
     * Whether a resource, written, is the JSON that it was read from, and FHIR. One with a date or a number that is none is not:
     * the library can neither copy nor write it, and whoever it was sent to would refuse it.
     */
    boolean writesAgain(Resource resource, JsonNode json) {
        try {
            return JSON.readTree(((IParser) parser).encodeResourceToString(resource.copy()))
                    .equals(JSON.readTree(json.toString()));
        } catch (RuntimeException e) {
            // The message quotes the resource.
            LOG.debug(
                    "A {} cannot be written again ({})",
                    resource.fhirType(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    /**
     * The resource; empty when nothing of it can be read. Its narrative is for people: one that is no well-formed XHTML is left
     * out.
     */
    Optional<Resource> parse(JsonNode json) {
        try {
            return Optional.of(read(json));
        } catch (RuntimeException e) {
            return json.at("/text/div").isMissingNode() ? unreadable(json, e) : withoutNarrative(json);
        }
    }

    private Optional<Resource> withoutNarrative(JsonNode json) {
        ObjectNode rest = ((ObjectNode) json).deepCopy();
        rest.remove("text");
        try {
            Resource read = read(rest);
            LOG.info("The narrative of a {} cannot be read and is left out", read.fhirType());
            return Optional.of(read);
        } catch (RuntimeException e) {
            return unreadable(json, e);
        }
    }

    private Resource read(JsonNode json) {
        return (Resource) parser.parseResource(new TreeStructure(json));
    }

    private static Optional<Resource> unreadable(JsonNode json, RuntimeException e) {
        // The message may quote the resource; the class of the exception says enough.
        LOG.warn(
                "A {} cannot be read ({})",
                json.path("resourceType").stringValue(""),
                e.getClass().getSimpleName());
        return Optional.empty();
    }
}
