package org.bonewise.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One resource as it came, parsed when it is first asked for: of most charts most is never looked at. Not for use by several
 * threads at once.
 */
final class LazyResource {

    private final String type;
    private final @Nullable Entry entry;
    private final @Nullable ResourceParser parser;
    private boolean parsed;
    private @Nullable Resource resource;

    LazyResource(Entry entry, ResourceParser parser) {
        this.type = entry.type();
        this.entry = entry;
        this.parser = parser;
    }

    /** One that is parsed already. */
    LazyResource(Resource resource) {
        this.type = resource.fhirType();
        this.entry = null;
        this.parser = null;
        this.parsed = true;
        this.resource = resource;
    }

    /** Its FHIR type by name. */
    String type() {
        return type;
    }

    /** The resource; empty when it cannot be read. */
    Optional<Resource> resource() {
        if (!parsed && entry != null && parser != null) {
            resource = parser.parse(entry.resource()).orElse(null);
            parsed = true;
        }
        return Optional.ofNullable(resource);
    }

    /** Whether what came can be written again as it came: nothing of it was dropped, changed or added. */
    boolean isWhole() {
        return entry == null
                || parser == null
                || resource()
                        .filter(read -> parser.writesAgain(read, entry.resource()))
                        .isPresent();
    }

    boolean isReadable() {
        return resource().isPresent();
    }

    /** Whether it has been parsed, with or without success. */
    boolean isParsed() {
        return parsed;
    }
}
