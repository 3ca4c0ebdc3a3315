package org.bonewise.fhir;

import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the parser go on after an element that it cannot read, and logs the element's name, never its value. */
final class NamingErrorHandler extends LenientErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(NamingErrorHandler.class);

    NamingErrorHandler() {
        super(false);
        disableAllErrors();
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation location,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        LOG.info("Element {} of a resource is {} where {} belongs", element, found, expected);
    }

    @Override
    public void invalidValue(@Nullable IParseLocation location, @Nullable String value, String error) {
        String element = location == null ? null : location.getParentElementName();
        LOG.info("A value of element {} of a resource cannot be read and has no value", element);
    }
}
