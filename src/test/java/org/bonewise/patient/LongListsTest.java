package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** What a record costs to read grows with its length, and not with its square. */
class LongListsTest {

    private static final String ATC = "http://www.whocc.no/atc";
    private static final int SHORT = 1000;
    private static final int TIMES = 10;
    /** Ten times the records cost about ten times as much; with the square it would be a hundred. */
    private static final int MOST = 25;

    private static final CodeGroups CODES = new CodeGroups(
            Map.of(
                    ConceptGroup.ZOLEDRONIC_ACID,
                    List.of(new CodeGroups.Member(ATC, "M05BA08", false)),
                    ConceptGroup.HYPERCALCAEMIA,
                    List.of(new CodeGroups.Member("http://hl7.org/fhir/sid/icd-10", "E83.5", false))),
            Map.of());

    @Test
    void dosesOfALongListAreReadInTimeThatGrowsWithIt() {
        List<Resource> few = administrations(SHORT);
        List<Resource> many = administrations(SHORT * TIMES);
        assertThat(doses(few)).isEqualTo(SHORT);
        assertThat(doses(many)).isEqualTo(SHORT * TIMES);

        assertThat(cost(many)).isLessThan(MOST * cost(few));
    }

    /** Each on a day of its own, each with a Medication and a reason of its own, every other of a product that is not told. */
    private static List<Resource> administrations(int number) {
        List<Resource> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Medication medication = new Medication();
            medication.setId("m" + i);
            medication.setCode(new CodeableConcept(new Coding(ATC, "M05BA08", i % 2 == 0 ? "Zometa" : null)));
            Condition reason = new Condition();
            reason.setId("c" + i);
            reason.setCode(new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10", "C50.9", null)));
            MedicationAdministration given = new MedicationAdministration();
            given.setId("a" + i);
            given.setStatus(MedicationAdministrationStatus.COMPLETED);
            given.setMedication(new Reference("Medication/m" + i));
            given.addReasonReference(new Reference("Condition/c" + i));
            given.setEffective(
                    new DateTimeType(LocalDate.of(2026, 3, 9).minusDays(i).toString()));
            all.addAll(List.of(medication, reason, given));
        }
        return all;
    }

    private static int doses(List<Resource> resources) {
        PatientData data = new PatientData("p1", resources, Set.of(), List.of());
        PatientRecord record = new PatientRecord(data, CODES, ZonedDateTime.parse("2026-03-10T12:00:00Z"));
        BoneModifyingAgents agents = record.boneModifyingAgents(List.<Regimen>of(), new CourseGap(BigDecimal.TWO));
        assertThat(agents.newestCourse(record.today()).orElseThrow().intervalDays())
                .isEqualTo(OptionalInt.of(1));
        return agents.doses().size();
    }

    /** Least processor time of several readings. */
    private static long cost(List<Resource> resources) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = clock.getCurrentThreadCpuTime();
            doses(resources);
            least = Math.min(least, clock.getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    /** Digits that never come to an end: each may be looked at a few times, whatever their number. */
    @Test
    void aTextOfDigitsIsReadOnce() {
        int length = 20_000;
        CountedText text = new CountedText("7".repeat(length) + " mg 4 mg");

        assertThat(BmaProductReading.written(text)).containsExactly(new BigDecimal("4"));
        assertThat(text.looks).isLessThan(100L * length);
    }

    private static final class CountedText implements CharSequence {

        private final String text;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
