package org.bonewise.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The one FHIR R4 context of the application; building one costs a second. */
public final class FhirContexts {

    private static final FhirContext R4 = build();

    private FhirContexts() {}

    /** The shared context. It has no StructureDefinitions, so it cannot validate against profiles. */
    public static FhirContext r4() {
        return R4;
    }

    /** A parser that leaves out what it cannot read and never logs a value. Not safe for use by several threads. */
    public static IParser lenientParser() {
        return R4.newJsonParser().setParserErrorHandler(new NamingErrorHandler());
    }

    private static FhirContext build() {
        FhirContext context = FhirContext.forR4();
        context.setValidationSupport(new NoStructureDefinitions(context));
        return context;
    }

    /** Spares the FHIRPath engine the load of every R4 StructureDefinition on first use, which takes seconds. */
    private record NoStructureDefinitions(FhirContext context) implements IValidationSupport {

        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return List.of();
        }
    }
}
