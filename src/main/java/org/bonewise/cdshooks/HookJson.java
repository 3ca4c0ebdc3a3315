package org.bonewise.cdshooks;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;

/** Reads and writes JSON strictly: bounded depth, length and number of values, no duplicate members, decimals as they were sent. */
public final class HookJson {

    private static final int DEEPEST_NESTING = 200;
    private static final int LONGEST_STRING = 1 << 21;
    /** Of five bytes each; a tree of smaller ones takes over thirty times the memory of its text. */
    static final long MOST_TOKENS = 1_000_000;

    private static final int LONGEST_NUMBER = 100;
    private static final int MOST_DECIMAL_PLACES = 60;

    private static final JsonMapper READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_NESTING)
                            .maxStringLength(LONGEST_STRING)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            // A FHIR decimal keeps its precision: 2.50 must not become 2.5.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(new SaneNumbers())
            .build();

    private final JsonMapper writer;

    /** @param resources writes the FHIR resources of suggested actions */
    HookJson(ResourceEncoder resources) {
        writer = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addModule(new SimpleModule().addSerializer(Resource.class, new EmbeddedResource(resources)))
                .build();
    }

    /**
     * Reads a body to a tree.
     *
     * @throws tools.jackson.core.JacksonException when it is not one JSON value or exceeds a limit; its message may quote the
     *     body and must not be passed on
     */
    public static JsonNode read(byte[] body) {
        try {
            return READER.readTree(body);
        } catch (NumberFormatException e) {
            // The parser lets go of an exponent that no int holds.
            throw new StreamConstraintsException("A number has an exponent that no measurement has");
        }
    }

    /** A number such as 1e400000000 takes ten bytes to write and all memory to expand. */
    private static final class SaneNumbers extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueNode numberNode(BigDecimal number) {
            if (Math.abs((long) number.scale()) > MOST_DECIMAL_PLACES) {
                throw new StreamConstraintsException("A number has an exponent that no measurement has");
            }
            return super.numberNode(number);
        }
    }

    /** Writes a body. */
    public byte[] write(Object value) {
        return writer.writeValueAsBytes(value);
    }

    private static final class EmbeddedResource extends ValueSerializer<Resource> {

        private final ResourceEncoder encoder;

        EmbeddedResource(ResourceEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public void serialize(Resource resource, JsonGenerator generator, SerializationContext context) {
            generator.writeRawValue(encoder.encode(resource));
        }
    }
}
