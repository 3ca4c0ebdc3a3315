package org.bonewise.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bonewise.cdshooks.FailureKind;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.reports.QualityReport.Filters;
import org.bonewise.reports.QualityReport.PeriodOf;
import org.bonewise.reports.QualityReport.Total;
import org.bonewise.reports.QualityReport.WeekLine;
import org.bonewise.reports.ReportFigures.Reach;
import org.jspecify.annotations.Nullable;

/** Makes reports. */
final class QualityReports {

    private final ReportSource source;
    private final RuleNames names;
    private final Clock clock;

    QualityReports(ReportSource source, RuleNames names, Clock clock) {
        this.source = source;
        this.names = names;
        this.clock = clock;
    }

    /**
     * The report on one question.
     *
     * @throws HookFailure when it cannot be made now
     */
    QualityReport of(ReportQuestion question) {
        ReportFigures figures = read(question);
        Instant now = clock.instant();
        List<Week> weeks = question.weeks();
        return new QualityReport(
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                new PeriodOf(
                        question.from().toString(),
                        question.to().toString(),
                        question.zone().getId()),
                new Filters(question.client(), question.rule(), question.service()),
                record(figures.reach(), question.zone()),
                ReportNotes.of(question, figures, now),
                Total.of(figures.weeks().stream()
                        .map(ReportFigures.OfWeek::counts)
                        .reduce(Counts.NONE, Counts::plus)),
                weekLines(weeks, figures.weeks()),
                new RuleLines(names, weeks).of(figures),
                figures.shadow(),
                figures.unknown());
    }

    private ReportFigures read(ReportQuestion question) {
        try {
            return source.read(question);
        } catch (ReportInHandException e) {
            throw new HookFailure(
                    FailureKind.UNAVAILABLE, "Another report is being made, and one at a time is enough.", null);
        } catch (RuntimeException e) {
            throw HookFailure.unavailable(
                    "The report cannot be made at the moment: the database does not answer, or needs too long. Ask for"
                            + " fewer days if it stays so.",
                    e);
        }
    }

    /** Weeks without cards are told too, so that a gap is seen. */
    private static List<WeekLine> weekLines(List<Week> weeks, List<ReportFigures.OfWeek> counted) {
        List<Counts> counts = new ArrayList<>(Collections.nCopies(weeks.size(), Counts.NONE));
        counted.forEach(week -> counts.set(week.week(), week.counts()));
        List<WeekLine> lines = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            lines.add(WeekLine.of(weeks.get(i), counts.get(i)));
        }
        return lines;
    }

    private static QualityReport.OnRecord record(Reach reach, ZoneId zone) {
        return new QualityReport.OnRecord(
                day(reach.oldestCard(), zone),
                day(reach.oldestFeedback(), zone),
                day(reach.oldestShadow(), zone),
                text(reach.cardsKept()),
                text(reach.feedbackKept()));
    }

    private static @Nullable String day(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : moment.atZone(zone).toLocalDate().toString();
    }

    private static @Nullable String text(@Nullable Period period) {
        return period == null ? null : period.toString();
    }
}
