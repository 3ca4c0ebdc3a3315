package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing.DayOfWeek;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.junit.jupiter.api.Test;

/** Amounts and times of an order, in whatever unit it tells them. */
class OrderedDoseTest {

    private static Quantity amount(String value, String code) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setSystem("http://unitsofmeasure.org")
                .setCode(code);
    }

    private static List<OrderedDose> read(Dosage dosage) {
        return OrderedDose.of(new MedicationRequest().addDosageInstruction(dosage));
    }

    private static boolean isStatedUnread(Dosage... dosages) {
        return OrderedDose.isStatedUnread(new MedicationRequest().setDosageInstruction(List.of(dosages)));
    }

    @Test
    void anAmountThatIsNoMassIsStatedButNotRead() {
        Dosage volume = new Dosage();
        volume.addDoseAndRate().setDose(amount("5", "mL"));
        Dosage mass = new Dosage();
        mass.addDoseAndRate().setDose(amount("4", "mg"));

        assertThat(isStatedUnread(volume)).isTrue();
        assertThat(isStatedUnread(mass)).isFalse();
        assertThat(isStatedUnread(mass, volume)).isTrue();
        assertThat(isStatedUnread()).isFalse();
    }

    @Test
    void aNumberThatOneUnitCountsAndTheOtherWeighsIsNotRead() {
        Dosage odd = new Dosage();
        odd.addDoseAndRate().setDose(amount("70", "1").setUnit("mg"));

        assertThat(isStatedUnread(odd)).isTrue();
        assertThat(OrderedDose.of(new MedicationRequest().addDosageInstruction(odd), new BigDecimal("70"))
                        .getFirst()
                        .mg())
                .isNull();
    }

    private static Dosage daily(int sequence) {
        Dosage dosage = new Dosage().setSequence(sequence);
        dosage.getTiming().getRepeat().setFrequency(1).setPeriod(1).setPeriodUnit(UnitsOfTime.D);
        return dosage;
    }

    private static List<String> together(Dosage... dosages) {
        return OrderedDose.of(new MedicationRequest().setDosageInstruction(List.of(dosages))).stream()
                .map(OrderedDose::together)
                .toList();
    }

    private static Dosage within(Dosage dosage, String start, String end) {
        dosage.getTiming()
                .getRepeat()
                .setBounds(new Period().setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end)));
        return dosage;
    }

    /** Many orders only number their dosages: what has no end goes on beside the others, whatever its number. */
    @Test
    void dosagesWithoutAnEndAreGivenBesideOneAnother() {
        assertThat(together(daily(1), daily(2), new Dosage())).containsExactly("open", "open", "open");
    }

    @Test
    void dosagesWithAnEndAreGivenTogetherWhereItIsTheSame() {
        Dosage counted = daily(1);
        counted.getTiming().getRepeat().setCount(14);
        Dosage then = counted.copy().setSequence(2);

        assertThat(together(counted, counted.copy())).containsExactly("1/14", "1/14");
        assertThat(together(counted, then)).containsExactly("1/14", "2/14");
        assertThat(together(
                        within(daily(1), "2026-01-01", "2026-01-14"),
                        within(daily(2), "2026-01-01", "2026-01-14"),
                        within(daily(1), "2026-01-15", "2026-01-28")))
                .containsExactly("2026-01-01/2026-01-14", "2026-01-01/2026-01-14", "2026-01-15/2026-01-28");
    }

    @Test
    void theMostOftenThatADosageAllows() {
        Dosage dosage = daily(1);
        dosage.getTiming().getRepeat().setFrequencyMax(3);
        dosage.addDoseAndRate().setDose(amount("1600", "mg"));

        assertThat(read(dosage).getFirst().mgPerDay()).isEqualByComparingTo("4800");
    }

    /** On Monday it is 4,800 mg all the same. */
    @Test
    void daysOfTheWeekCountInTheAverageAlone() {
        Dosage dosage = daily(1);
        dosage.getTiming().getRepeat().setFrequency(3).addDayOfWeek(DayOfWeek.MON);
        dosage.addDoseAndRate().setDose(amount("1600", "mg"));

        assertThat(read(dosage).getFirst().mgPerDay()).isEqualByComparingTo("4800");
        assertThat(read(dosage).getFirst().mgOnAverage()).isEqualByComparingTo("685.7142857142857");
    }

    @Test
    void anAmountInWordsCountsWhereNoneIsGivenAsSuch() {
        Dosage mass = new Dosage().setText("4 mg");
        mass.addDoseAndRate().setDose(amount("4", "mg"));

        assertThat(isStatedUnread(new Dosage().setText("Infuse 4 MG over 15 minutes")))
                .isTrue();
        assertThat(isStatedUnread(new Dosage().setText("1 vial"))).isTrue();
        assertThat(isStatedUnread(new Dosage().setText("every 4 weeks, over 15 minutes")))
                .isFalse();
        assertThat(isStatedUnread(mass)).isFalse();
    }

    @Test
    void gramsAreMilligrams() {
        Dosage dosage = new Dosage();
        dosage.addDoseAndRate().setDose(amount("1.6", "g"));

        assertThat(read(dosage).getFirst().mg()).isEqualByComparingTo("1600");
    }

    @Test
    void millilitresAreNoMilligrams() {
        Dosage dosage = new Dosage();
        dosage.addDoseAndRate().setDose(amount("5", "mL"));

        assertThat(read(dosage).getFirst().mg()).isNull();
    }

    @Test
    void twiceADayIsCountedForTheDay() {
        Dosage dosage = new Dosage();
        dosage.addDoseAndRate().setDose(amount("800", "mg"));
        dosage.getTiming().getRepeat().setFrequency(2).setPeriod(1).setPeriodUnit(UnitsOfTime.D);

        assertThat(read(dosage).getFirst().mgPerDay()).isEqualByComparingTo("1600");
    }

    @Test
    void aFrequencyThatIsNoNumberIsNotOnce() {
        Dosage dosage = new Dosage();
        dosage.addDoseAndRate().setDose(amount("800", "mg"));
        dosage.getTiming().getRepeat().setPeriod(1).setPeriodUnit(UnitsOfTime.D);
        IntegerType unreadable = new PositiveIntType();
        unreadable.setExtension(List.of(new Extension("https://example.org/what-was-sent", new StringType("twice"))));
        dosage.getTiming().getRepeat().setFrequencyElement((PositiveIntType) unreadable);

        assertThat(read(dosage).getFirst().mgPerDay()).isNull();
    }

    @Test
    void hoursAreMinutes() {
        Dosage dosage = new Dosage();
        dosage.getTiming().getRepeat().setDuration(2).setDurationUnit(UnitsOfTime.H);

        assertThat(read(dosage).getFirst().minutes()).isEqualByComparingTo("120");
    }

    @Test
    void theTimeFollowsFromARateOfMass() {
        Dosage dosage = new Dosage();
        dosage.addDoseAndRate()
                .setDose(amount("4", "mg"))
                .setRate(new Ratio().setNumerator(amount("24", "mg")).setDenominator(amount("1", "h")));

        assertThat(read(dosage).getFirst().minutes()).isEqualByComparingTo("10");
    }

    @Test
    void whatIsNotToldIsNotKnown() {
        assertThat(read(new Dosage()).getFirst()).isEqualTo(new OrderedDose(0, "open", null, null, null, false, null));
        assertThat(OrderedDose.of(new MedicationRequest())).isEmpty();
    }
}
