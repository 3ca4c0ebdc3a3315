package org.bonewise.artefacts;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;

/**
 * Validates resources against R4 and against our own profiles, code systems and value sets.
 *
 * <p>An extension that nobody declared is an error; a code system that is not held here is not.
 */
public final class FhirValidation {

    /** Code systems named by an OID: the validator fails on one that it does not know at all. */
    private static final List<String> NATIONAL_SYSTEMS =
            List.of("urn:oid:1.2.208.176.2.1", "urn:oid:1.2.208.176.2.4", "urn:oid:1.2.208.176.2.4.12");

    private static final FhirContext CONTEXT = FhirContext.forR4();
    private static final FhirValidator VALIDATOR = validator();

    private FhirValidation() {}

    /** Returns the errors of a resource, each with its place; empty when it is valid. */
    public static List<String> validate(IBaseResource resource) {
        return errors(VALIDATOR.validateWithResult(resource));
    }

    /** Returns the errors of a resource in JSON, each with its place; empty when it is valid. */
    public static List<String> validate(String json) {
        return errors(VALIDATOR.validateWithResult(json));
    }

    /** Returns the errors of a resource against the profile of that canonical URL; empty when it is valid. */
    public static List<String> validate(IBaseResource resource, String profile) {
        return errors(VALIDATOR.validateWithResult(resource, new ValidationOptions().addProfile(profile)));
    }

    private static List<String> errors(ValidationResult result) {
        return result.getMessages().stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                        || message.getSeverity() == ResultSeverityEnum.FATAL)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    private static FhirValidator validator() {
        // The validator would look for packages of profiles on the internet.
        ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
        var support = new ValidationSupportChain(
                new DefaultProfileValidationSupport(CONTEXT),
                ownDefinitions(),
                new CommonCodeSystemsTerminologyService(CONTEXT),
                new InMemoryTerminologyServerValidationSupport(CONTEXT),
                new SnapshotGeneratingValidationSupport(CONTEXT));
        var module = new FhirInstanceValidator(support);
        module.setAnyExtensionsAllowed(false);
        return CONTEXT.newValidator().registerValidatorModule(module);
    }

    private static PrePopulatedValidationSupport ownDefinitions() {
        var own = new PrePopulatedValidationSupport(CONTEXT);
        Artefacts.files().stream()
                .filter(file -> file.startsWith(Artefacts.FOLDER.resolve("profiles"))
                        || file.startsWith(Artefacts.FOLDER.resolve("terminology")))
                .map(file -> CONTEXT.newJsonParser().parseResource(Artefacts.read(file)))
                .forEach(own::addResource);
        NATIONAL_SYSTEMS.forEach(system -> own.addCodeSystem(new CodeSystem()
                .setUrl(system)
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystemContentMode.NOTPRESENT)));
        return own;
    }
}
