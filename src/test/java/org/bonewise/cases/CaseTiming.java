package org.bonewise.cases;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Date;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/** When and how often an order is given: {@code "every 168 hours, times 3, within 21 days, over 15 minutes"}. */
final class CaseTiming {

    private CaseTiming() {}

    static void read(Phrase phrase, MedicationRequest order) {
        String every = phrase.take("every");
        if (every != null) {
            every(repeat(order), every);
        }
        String times = phrase.take("times");
        if (times != null) {
            repeat(order).setCount(Integer.parseInt(times));
        }
        if (phrase.takeFlag("on Mondays")) {
            repeat(order).addDayOfWeek(Timing.DayOfWeek.MON);
        }
        String within = phrase.take("within");
        if (within != null) {
            Duration bounds = new Duration();
            bounds.setValue(new BigDecimal(within.replace(" days", "")));
            bounds.setCode("d");
            repeat(order).setBounds(bounds);
        }
        String due = phrase.take("due");
        ZonedDateTime planned = due == null ? null : Phrase.moment(due);
        if (planned != null) {
            timing(order).addEvent(Date.from(planned.toInstant()));
        }
        String over = phrase.take("over");
        if (over != null) {
            repeat(order)
                    .setDuration(new BigDecimal(over.replace(" minutes", "")))
                    .setDurationUnit(Timing.UnitsOfTime.MIN);
        }
        String until = phrase.take("until");
        ZonedDateTime end = until == null ? null : Phrase.moment(until);
        if (end != null) {
            Period bounds = new Period();
            bounds.setEndElement(Phrase.day(end));
            repeat(order).setBounds(bounds);
        }
        String beside = phrase.take("then every");
        if (beside != null) {
            another(order, beside);
        }
        String after = phrase.take("afterwards every");
        if (after != null) {
            order.getDosageInstructionFirstRep().setSequence(1);
            another(order, after).setSequence(2);
        }
    }

    private static Dosage another(MedicationRequest order, String period) {
        Dosage next = order.getDosageInstructionFirstRep().copy();
        next.getTiming().setRepeat(new TimingRepeatComponent());
        every(next.getTiming().getRepeat(), period);
        order.addDosageInstruction(next);
        return next;
    }

    private static void every(TimingRepeatComponent repeat, String period) {
        boolean hours = period.endsWith(" hours");
        repeat.setFrequency(1)
                .setPeriod(new BigDecimal(period.replaceAll(" .*", "")))
                .setPeriodUnit(hours ? Timing.UnitsOfTime.H : Timing.UnitsOfTime.D);
    }

    private static Timing timing(MedicationRequest order) {
        return order.getDosageInstructionFirstRep().getTiming();
    }

    private static TimingRepeatComponent repeat(MedicationRequest order) {
        return timing(order).getRepeat();
    }
}
