package org.bonewise.explain;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** What {@code /explain} answers about a decision, without the way over HTTP. */
public final class Explained {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(new SimpleModule().addSerializer(Resource.class, new InJson()))
            .build();

    private Explained() {}

    /** The whole explanation. */
    public static JsonNode of(Decision decision, String service) {
        return JSON.readTree(JSON.writeValueAsString(new Explanations(decision).of(service)));
    }

    private static final class InJson extends ValueSerializer<Resource> {

        @Override
        public void serialize(Resource resource, JsonGenerator generator, SerializationContext context) {
            generator.writeRawValue(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
        }
    }
}
