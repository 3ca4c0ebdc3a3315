package org.bonewise.fhir;

import ca.uhn.fhir.parser.json.BaseJsonLikeArray;
import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.BaseJsonLikeWriter;
import ca.uhn.fhir.parser.json.JsonLikeStructure;
import java.io.Reader;
import java.io.Writer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lets the FHIR parser read a tree that is there already. Writing it out and having it parsed a second time costs as much as
 * building the FHIR objects. Values are given as that second parse would give them.
 *
 * @param root the resource
 */
record TreeStructure(JsonNode root) implements JsonLikeStructure {

    @Override
    public BaseJsonLikeObject getRootObject() {
        return new ObjectView(root);
    }

    @Override
    public JsonLikeStructure getInstance() {
        throw new UnsupportedOperationException("A tree is made from what was read already");
    }

    @Override
    public void load(Reader reader) {
        throw new UnsupportedOperationException("A tree is made from what was read already");
    }

    @Override
    public void load(Reader reader, boolean allowArray) {
        throw new UnsupportedOperationException("A tree is made from what was read already");
    }

    @Override
    public BaseJsonLikeWriter getJsonLikeWriter() {
        throw new UnsupportedOperationException("A tree is only read");
    }

    @Override
    public BaseJsonLikeWriter getJsonLikeWriter(Writer writer) {
        throw new UnsupportedOperationException("A tree is only read");
    }

    private static BaseJsonLikeValue view(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> new ObjectView(node);
            case ARRAY -> new ArrayView(node);
            default -> new ScalarView(node);
        };
    }

    private static final class ObjectView extends BaseJsonLikeObject {

        private final JsonNode node;

        ObjectView(JsonNode node) {
            this.node = node;
        }

        @Override
        public @Nullable Object getValue() {
            return null;
        }

        @Override
        public Iterator<String> keyIterator() {
            return node.propertyNames().iterator();
        }

        @Override
        public @Nullable BaseJsonLikeValue get(String key) {
            JsonNode child = node.get(key);
            return child == null ? null : view(child);
        }
    }

    private static final class ArrayView extends BaseJsonLikeArray {

        private final JsonNode node;

        ArrayView(JsonNode node) {
            this.node = node;
        }

        @Override
        public @Nullable Object getValue() {
            return null;
        }

        @Override
        public int size() {
            return node.size();
        }

        @Override
        public @Nullable BaseJsonLikeValue get(int index) {
            JsonNode child = node.get(index);
            return child == null ? null : view(child);
        }
    }

    private static final class ScalarView extends BaseJsonLikeValue {

        private final JsonNode node;

        ScalarView(JsonNode node) {
            this.node = node;
        }

        @Override
        public ValueType getJsonType() {
            return node.isNull() ? ValueType.NULL : ValueType.SCALAR;
        }

        @Override
        public @Nullable ScalarType getDataType() {
            return switch (node.getNodeType()) {
                case NUMBER -> ScalarType.NUMBER;
                case STRING -> ScalarType.STRING;
                case BOOLEAN -> ScalarType.BOOLEAN;
                default -> null;
            };
        }

        @Override
        public Object getValue() {
            return switch (node.getNodeType()) {
                case NUMBER -> node.numberValue();
                case BOOLEAN -> node.booleanValue();
                default -> getAsString();
            };
        }

        @Override
        public @Nullable Number getAsNumber() {
            return node.isNumber() ? node.numberValue() : null;
        }

        @Override
        public String getAsString() {
            if (node.isNull()) {
                return "null";
            }
            return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asString();
        }

        @Override
        public boolean getAsBoolean() {
            return node.isBoolean() && node.booleanValue();
        }
    }
}
