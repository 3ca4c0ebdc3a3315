package org.bonewise.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The one FHIR R4 context of the service. */
public final class FhirContexts {

    private static final FhirContext R4 = create();

    private FhirContexts() {}

    /**
     * The shared context. It supplies no StructureDefinitions: our expressions speak of facts, not of FHIR paths, and loading
     * every definition of R4 costs the first call several seconds.
     */
    public static FhirContext r4() {
        return R4;
    }

    /** A parser that leaves out what it cannot read and logs its name, never a value. Not safe for use by several threads. */
    public static IParser lenientParser() {
        return R4.newJsonParser().setParserErrorHandler(new NamingErrorHandler());
    }

    private static FhirContext create() {
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
        context.setValidationSupport(new NoDefinitions(context));
        return context;
    }

    private record NoDefinitions(FhirContext context) implements IValidationSupport {
        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public List<IBaseResource> fetchAllConformanceResources() {
            return List.of();
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return List.of();
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllNonBaseStructureDefinitions() {
            return List.of();
        }
    }
}
