package org.bonewise.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.architecture.order.cards.Wording;
import org.bonewise.architecture.order.facts.LooksAhead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail holds nothing: each is shown code that offends it. */
class ArchitectureRulesTest {

    static Stream<Arguments> offences() {
        return Stream.of(
                Arguments.of(ArchitectureRules.springStaysAtTheEdge(), FailingExamples.FieldInjection.class),
                Arguments.of(ArchitectureRules.networkStaysAtTheEdge(), FailingExamples.Network.class),
                Arguments.of(ArchitectureRules.explanationsAskNobody(), FailingExamples.Network.class),
                Arguments.of(ArchitectureRules.packagesAreNullMarked(), FailingExamples.Network.class),
                Arguments.of(ArchitectureRules.noLegacyDates(), FailingExamples.LegacyDate.class),
                Arguments.of(ArchitectureRules.timeIsGiven(), FailingExamples.LocalDateNow.class),
                Arguments.of(ArchitectureRules.timeIsGiven(), FailingExamples.InstantNow.class),
                Arguments.of(ArchitectureRules.timeIsGiven(), FailingExamples.ZonedNow.class),
                Arguments.of(ArchitectureRules.timeIsGiven(), FailingExamples.OwnClock.class),
                Arguments.of(ArchitectureRules.caseChangesNameALocale(), FailingExamples.LowerCase.class),
                Arguments.of(ArchitectureRules.caseChangesNameALocale(), FailingExamples.UpperCase.class),
                Arguments.of(ArchitectureRules.noStandardStreams(), FailingExamples.Printing.class),
                Arguments.of(ArchitectureRules.noJavaUtilLogging(), FailingExamples.JavaUtilLogging.class),
                Arguments.of(ArchitectureRules.noFieldInjection(), FailingExamples.FieldInjection.class));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void anOffenceIsSeen(ArchRule rule, Class<?> offender) {
        assertThat(rule.evaluate(imported(offender)).hasViolation()).isTrue();
    }

    @Test
    void aGivenClockIsNoOffence() {
        assertThat(ArchitectureRules.timeIsGiven()
                        .evaluate(imported(FailingExamples.GivenClock.class))
                        .hasViolation())
                .isFalse();
    }

    @Test
    void aPackageThatUsesALaterOneIsSeen() {
        JavaClasses classes = imported(LooksAhead.class, Wording.class);

        List<ArchRule> broken = ArchitectureRules.packageOrder("org.bonewise.architecture.order").stream()
                .filter(rule -> rule.evaluate(classes).hasViolation())
                .toList();

        assertThat(broken).singleElement().satisfies(rule -> assertThat(rule.getDescription())
                .contains("order.facts"));
    }

    private static JavaClasses imported(Class<?>... types) {
        return new ClassFileImporter().importClasses(types);
    }
}
