package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.knowledge.ArtefactCopy;
import org.bonewise.knowledge.Knowledge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message about a running course that asks for a decision, not for an order. */
class CourseReviewTest {

    private static final String ZOLEDRONIC = "M05BA08";

    @TempDir
    private Path temporary;

    private Knowledge knowledge;

    @BeforeEach
    void aRuleAboutTheCourse() {
        ArtefactCopy copy = ArtefactCopy.in(temporary);
        copy.replace("guidelines/common/monitoring.json", "\"action\": [", """
                        "action": [{"id": "DUR-30", "title": "Review",
                          "extension": [{"url": "https://bonewise.github.io/fhir/StructureDefinition/scope", "valueCode": "course"}],
                          "code": [{"coding": [{"system": "https://bonewise.github.io/fhir/CodeSystem/message-kind", "code": "information"}]},
                            {"coding": [{"system": "https://bonewise.github.io/fhir/CodeSystem/severity", "code": "warning"}]}],
                          "condition": [{"kind": "applicability", "expression": {"language": "text/fhirpath", "expression": "%courseDoses >= 3"}}]},""");
        knowledge = copy.load();
    }

    private static Chart onSchedule(int doses) {
        Chart chart = Chart.breast();
        for (int dose = 0; dose < doses; dose++) {
            chart = chart.with(Chart.given(ZOLEDRONIC, "4", 14 + 28 * dose));
        }
        return chart;
    }

    @Test
    void isSaidOfTheCourse() {
        assertThat(onSchedule(3).assess(knowledge).advice()).singleElement().satisfies(advice -> {
            assertThat(advice).isInstanceOf(Advice.Review.class);
            assertThat(((Advice.Review) advice).finding().rule().id()).isEqualTo("DUR-30");
        });
    }

    @Test
    void isNotSaidBefore() {
        assertThat(onSchedule(2).assess(knowledge).advice()).noneMatch(Advice.Review.class::isInstance);
    }

    @Test
    void aDangerOutranksIt() {
        Assessment low = onSchedule(3).lab(Chart.CALCIUM, "1.90", "mmol/L").assess(knowledge);

        assertThat(low.advice()).singleElement().isInstanceOf(Advice.Unsafe.class);
    }

    @Test
    void isSilencedInHospiceCare() {
        Assessment hospice =
                onSchedule(3).with(Chart.condition(Chart.SNOMED, "385763009")).assess(knowledge);

        assertThat(hospice.advice()).isEmpty();
    }

    @Test
    void whatIsOrderedForACourseSaysForWhichDisease() {
        Chart chart = Chart.breast().with(Chart.given(ZOLEDRONIC, "4", 60));

        assertThat(chart.assess().advice()).singleElement().isInstanceOfSatisfying(Advice.Overdue.class, overdue -> {
            assertThat(overdue.candidate().companions()).isNotEmpty();
            assertThat(Stream.concat(
                            Stream.of(overdue.candidate().draft()),
                            overdue.candidate().companions().stream().map(CompanionOrder::draft)))
                    .allSatisfy(draft -> assertThat(draft).isNotNull().satisfies(order -> assertThat(
                                    order.getNamedProperty("reasonReference").getValues())
                            .isNotEmpty()));
        });
    }
}
