package org.bonewise.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bonewise.reports.ReportFigures.OfRule;
import org.bonewise.reports.ReportFigures.Reach;

/** What a reader must know to read the numbers of one report right. */
final class ReportNotes {

    private static final int DAYS_OF_WEEK = 7;

    private ReportNotes() {}

    /**
     * The notes.
     *
     * @param now when the report is made
     */
    static List<String> of(ReportQuestion question, ReportFigures figures, Instant now) {
        List<String> notes = new ArrayList<>();
        Reach reach = figures.reach();
        if (reach.oldestCard() == null) {
            notes.add("No card is on record.");
        } else {
            LocalDate oldest = reach.oldestCard().atZone(question.zone()).toLocalDate();
            if (oldest.isAfter(question.from())) {
                notes.add("The record of cards begins on " + oldest + ", after the first day of this period.");
            }
        }
        LocalDate today = now.atZone(question.zone()).toLocalDate();
        if (reach.feedbackKept() != null && today.minus(reach.feedbackKept()).isAfter(question.from())) {
            notes.add("Feedback is deleted after " + inWords(reach.feedbackKept()) + ": of cards shown before "
                    + today.minus(reach.feedbackKept())
                    + " it may be gone, and they count as without an answer.");
        }
        silentClients(figures)
                .forEach(client -> notes.add("The client " + client
                        + " told nothing of any of these cards: it may send no feedback at all."));
        return notes;
    }

    /** Clients that told nothing of any card, in the order of their names. */
    private static List<String> silentClients(ReportFigures figures) {
        TreeMap<String, Counts> clients = new TreeMap<>();
        for (OfRule counted : figures.rules()) {
            clients.merge(counted.client(), counted.counts(), Counts::plus);
        }
        return clients.entrySet().stream()
                .filter(client ->
                        client.getValue().unanswered() == client.getValue().shown())
                .map(client -> client.getKey())
                .toList();
    }

    /** A time such as {@code 2 years} or {@code 90 days}. */
    static String inWords(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        boolean wholeWeeks = period.getDays() % DAYS_OF_WEEK == 0 && period.getDays() < 10 * DAYS_OF_WEEK;
        add(parts, wholeWeeks ? period.getDays() / DAYS_OF_WEEK : period.getDays(), wholeWeeks ? "week" : "day");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
