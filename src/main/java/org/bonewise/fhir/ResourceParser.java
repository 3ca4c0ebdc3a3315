package org.bonewise.fhir;

import ca.uhn.fhir.parser.IJsonLikeParser;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Parses one resource at a time, leniently, so that one that cannot be read costs none of the others. */
final class ResourceParser {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceParser.class);

    private final IJsonLikeParser parser = (IJsonLikeParser) FhirContexts.lenientParser();

    /** The resource; empty when nothing of it can be read. */
    Optional<Resource> parse(JsonNode json) {
        try {
            return Optional.of((Resource) parser.parseResource(new TreeStructure(json)));
        } catch (RuntimeException e) {
            // The message may quote the resource; the class of the exception says enough.
            LOG.warn(
                    "A {} cannot be read ({})",
                    json.path("resourceType").stringValue(""),
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
