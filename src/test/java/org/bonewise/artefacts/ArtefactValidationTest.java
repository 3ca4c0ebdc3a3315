package org.bonewise.artefacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.ExtensionContextType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArtefactValidationTest {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    static Stream<Path> files() {
        return Artefacts.files().stream().filter(file -> !isExtension(file));
    }

    static Stream<Path> extensions() {
        return Artefacts.files().stream().filter(ArtefactValidationTest::isExtension);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyArtefactIsValidR4(Path file) {
        assertEquals(List.of(), FhirValidation.validate(Artefacts.read(file)), () -> file + " is not valid");
    }

    /**
     * The validator checks the contexts of an extension against a package that it would download, so they are hidden
     * from it and checked here.
     */
    @ParameterizedTest
    @MethodSource("extensions")
    void everyExtensionIsValidR4(Path file) {
        var parser = CONTEXT.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        var extension = parser.parseResource(StructureDefinition.class, Artefacts.read(file));
        assertFalse(extension.getContext().isEmpty());
        for (var context : extension.getContext()) {
            assertExists(context.getExpression());
            context.setType(ExtensionContextType.FHIRPATH).setExpression("true");
        }

        assertEquals(List.of(), FhirValidation.validate(extension), () -> file + " is not valid");
    }

    /** Follows a path such as {@code PlanDefinition.action} through the model. */
    private static void assertExists(String path) {
        if (List.of("Element", "DomainResource").contains(path)) {
            return;
        }
        var resource = CONTEXT.getResourceDefinition(path.split("\\.", -1)[0]);
        if (path.contains(".")) {
            assertNotNull(CONTEXT.newTerser().getDefinition(resource.getImplementingClass(), path), path);
        }
    }

    private static boolean isExtension(Path file) {
        return String.valueOf(file.getFileName()).startsWith("extension-");
    }
}
