package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.guideline.Judged.DENOSUMAB;
import static org.bonewise.guideline.Judged.ZOLEDRONIC_ACID;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.bonewise.knowledge.ArtefactCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One number changed in one file changes the decision; nothing is compiled anew. */
class ChangedNumberTest {

    private static final String FILE = "regimens/zoledronic-acid-4mg-4-weekly.json";

    @TempDir
    private Path temporary;

    @Test
    void theThresholdOfADoseBand() {
        Chart chart = Chart.breast().clearance(65);

        assertThat(Judged.dose(chart.assess(), ZOLEDRONIC_ACID)).isEqualTo("4");
        assertThat(Judged.dose(changed(chart, FILE, "%doseClearance > 60", "%doseClearance > 70"), ZOLEDRONIC_ACID))
                .isEqualTo("3.5");
    }

    @Test
    void aDose() {
        Chart chart = Chart.breast().clearance(45);

        assertThat(Judged.dose(chart.assess(), ZOLEDRONIC_ACID)).isEqualTo("3.3");
        assertThat(Judged.dose(changed(chart, FILE, "3.3 'mg'", "3.2 'mg'"), ZOLEDRONIC_ACID))
                .isEqualTo("3.2");
    }

    @Test
    void aFixedDose() {
        Chart chart = Chart.breast();
        String file = "regimens/denosumab-120mg-4-weekly.json";

        assertThat(Judged.dose(chart.assess(), DENOSUMAB)).isEqualTo("120");
        assertThat(Judged.dose(changed(chart, file, "\"value\": 120", "\"value\": 110"), DENOSUMAB))
                .isEqualTo("110");
    }

    @Test
    void theLowerLimitOfCalcium() {
        Chart chart = Chart.breast().lab(Chart.CALCIUM, "2.15", "mmol/L");

        assertThat(Judged.status(chart.assess(), DENOSUMAB)).isEqualTo(SafetyStatus.OK);
        Assessment after = changed(
                chart, "terms/calcium.json", "%correctedCalciumMmolPerL < 2.12", "%correctedCalciumMmolPerL < 2.20");
        assertThat(Judged.status(after, DENOSUMAB)).isEqualTo(SafetyStatus.HOLD);
        assertThat(Judged.rules(after, DENOSUMAB)).contains("SAF-01");
    }

    @Test
    void theLeastClearanceOfAProduct() {
        Chart chart = Chart.breast().clearance(32);

        assertThat(Judged.status(chart.assess(), ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.OK);
        assertThat(Judged.status(changed(chart, FILE, "\"valueDecimal\": 30", "\"valueDecimal\": 35"), ZOLEDRONIC_ACID))
                .isEqualTo(SafetyStatus.CONTRAINDICATED);
    }

    @Test
    void howOldAResultMayBe() {
        Chart chart = Chart.breast().lab(Chart.CREATININE, new BigDecimal("0.8"), "mg/dL", 10);

        assertThat(Judged.status(chart.assess(), ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.OK);
        Assessment after = changed(chart, FILE, "\"valueInteger\": 14", "\"valueInteger\": 9");
        assertThat(Judged.status(after, ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.NEEDS_DATA);
        assertThat(Judged.rules(after, ZOLEDRONIC_ACID)).contains("SAF-40", "MIS-2");
    }

    @Test
    void theShortestInterval() {
        Chart chart = Chart.breast().with(Chart.given("M05BA08", "4", 25), Chart.given("M05BA08", "4", 53));

        assertThat(Judged.rules(chart.assess(), ZOLEDRONIC_ACID)).doesNotContain("SAF-23");
        Assessment after = changed(chart, FILE, "\"valueInteger\": 21", "\"valueInteger\": 26");
        assertThat(Judged.rules(after, ZOLEDRONIC_ACID)).contains("SAF-23");
        assertThat(Judged.status(after, ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.HOLD);
    }

    @Test
    void aNumberThatAFactAsksFor() {
        Chart chart = Chart.breast()
                .with(Chart.lab(Chart.CREATININE, "0.6", "mg/dL", 3))
                .with(Chart.lab("38483-4", "0.8", "mg/dL", 2));

        assertThat(Judged.rules(chart.assess(), ZOLEDRONIC_ACID)).doesNotContain("SAF-43");
        Assessment after = changed(chart, "terms/parameters.json", "\"valueDecimal\": 0.3", "\"valueDecimal\": 0.2");
        assertThat(Judged.rules(after, ZOLEDRONIC_ACID)).contains("SAF-43");
    }

    /** The order tells no product: that the dose is a reduced one of 4 mg does. */
    @Test
    void aReducedDoseByWhichAProductIsKnown() {
        Chart chart = Chart.breast().with(Chart.given("M05BA08", "3.1", 5));

        assertThat(Judged.artefacts(chart.assess(), ZOLEDRONIC_ACID)).contains("SAF-21.product");
        Assessment after = changed(chart, FILE, "3.0 'mg'", "3.1 'mg'");
        assertThat(Judged.artefacts(after, ZOLEDRONIC_ACID)).doesNotContain("SAF-21.product");
    }

    @Test
    void howLongAGapBeginsANewCourse() {
        Chart chart = Chart.breast().with(Chart.given("M05BX04", "120", 90), Chart.given("M05BX04", "120", 118));

        assertThat(overdue(chart.assess())).isFalse();
        assertThat(
                        overdue(
                                changed(
                                        chart,
                                        "terms/parameters.json",
                                        "\"courseGapFactor\"\n        },\n        {\n          \"url\": \"value\",\n          \"valueDecimal\": 2",
                                        "\"courseGapFactor\"\n        },\n        {\n          \"url\": \"value\",\n          \"valueDecimal\": 3")))
                .isTrue();
    }

    private static boolean overdue(Assessment assessment) {
        return assessment.advice().stream().anyMatch(Assessment.Advice.Overdue.class::isInstance);
    }

    private Assessment changed(Chart chart, String file, String before, String after) {
        return chart.assess(
                ArtefactCopy.in(temporary).replace(file, before, after).load());
    }
}
