package org.bonewise.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service's own code keeps the rules of {@link ArchitectureRules}. */
class ArchitectureTest {

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ArchitectureRules.ROOT);
    }

    static Stream<ArchRule> rules() {
        return Stream.concat(
                ArchitectureRules.packageOrder(ArchitectureRules.ROOT).stream(),
                Stream.of(
                        ArchitectureRules.springStaysAtTheEdge(),
                        ArchitectureRules.networkStaysAtTheEdge(),
                        ArchitectureRules.explanationsAskNobody(),
                        ArchitectureRules.packagesAreNullMarked(),
                        ArchitectureRules.noLegacyDates(),
                        ArchitectureRules.timeIsGiven(),
                        ArchitectureRules.caseChangesNameALocale(),
                        ArchitectureRules.noStandardStreams(),
                        ArchitectureRules.noJavaUtilLogging(),
                        ArchitectureRules.noFieldInjection()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(code);
    }
}
