package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.util.Comparator;
import java.util.List;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BookedDoses;
import org.bonewise.patient.Ternary;

/** Appointments for a dose that are being booked. */
final class AppointmentFacts {

    private AppointmentFacts() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.decimal(
                        "candidateDaysToAppointment",
                        "d",
                        CANDIDATE,
                        "Calendar days from the last dose that was, or may have been, of the candidate's product to the"
                                + " earliest Appointment of the hook's context (proposed, pending, booked, arrived) to give a"
                                + " bone-modifying agent"),
                AppointmentFacts::daysToAppointment));
    }

    private static Fact daysToAppointment(FactBuilder fact, FactContext context) {
        Candidate candidate = context.candidate();
        String product = candidate == null ? null : candidate.regimen().product();
        List<BookedDoses.Booking> bookings =
                new BookedDoses(context.record(), context.boneModifyingAgents()).beingBooked();
        if (product == null || bookings.isEmpty()) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        List<BmaDose> doses = context.boneModifyingAgents().doses().stream()
                .filter(dose -> dose.product().is(product) != Ternary.NO)
                .toList();
        if (doses.isEmpty()) {
            return fact.unknown(
                    context.record().medications().isComplete()
                            ? UnknownReason.NOT_RECORDED
                            : UnknownReason.NOT_DELIVERED);
        }
        BookedDoses.Booking first = bookings.stream()
                .min(Comparator.comparing(booking -> booking.day().earliest()))
                .orElseThrow();
        BmaDose last = doses.getLast();
        fact.because(last.evidence());
        fact.because(first.evidence());
        return fact.asOf(last.evidence().date())
                .number(last.date().daysUntil(first.day().earliest()));
    }
}
