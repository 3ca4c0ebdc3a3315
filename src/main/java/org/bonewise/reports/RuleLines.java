package org.bonewise.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bonewise.reports.QualityReport.ReasonLine;
import org.bonewise.reports.QualityReport.RuleLine;
import org.bonewise.reports.QualityReport.WeekLine;
import org.bonewise.reports.RuleNames.RuleName;
import org.jspecify.annotations.Nullable;

/** The lines of rules and clients, the noisiest first. */
final class RuleLines {

    /** Of fewer cards one override more or less changes the rate by more than a twentieth. */
    static final int FEW = 20;

    private static final int MOST_REASONS = 20;

    /** Those with many cards first; of these by the share of overrides, then by the share without an answer. */
    private static final Comparator<Line> NOISIEST_FIRST = Comparator.comparing((Line line) -> line.total.shown() < FEW)
            .thenComparing(line -> line.total.overrideRate(), Comparator.reverseOrder())
            .thenComparing(line -> line.total.unansweredRate(), Comparator.reverseOrder())
            .thenComparing(
                    Comparator.comparingLong((Line line) -> line.total.shown()).reversed())
            .thenComparing(line -> line.key.rule())
            .thenComparing(line -> line.key.client());

    private final RuleNames names;
    private final List<Week> weeks;

    private record Key(String rule, String client) {}

    private static final class Line {

        private final Key key;
        private final TreeMap<Integer, Counts> weeks = new TreeMap<>();
        private final List<ReasonLine> reasons = new ArrayList<>();
        private Counts total = Counts.NONE;
        private long withoutReason;

        Line(Key key) {
            this.key = key;
        }

        void add(ReportFigures.OfRule counted) {
            weeks.merge(counted.week(), counted.counts(), Counts::plus);
            total = total.plus(counted.counts());
        }

        void add(ReportFigures.OfReason reason) {
            if (reason.code() == null) {
                withoutReason += reason.cards();
            } else if (reasons.size() < MOST_REASONS && ReasonTexts.isShown(reason.system(), reason.code())) {
                reasons.add(new ReasonLine(
                        reason.system(),
                        reason.code(),
                        ReasonTexts.of(reason.system(), reason.code()).orElse(null),
                        reason.cards()));
            }
        }
    }

    /** @param weeks of the question */
    RuleLines(RuleNames names, List<Week> weeks) {
        this.names = names;
        this.weeks = weeks;
    }

    List<RuleLine> of(ReportFigures figures) {
        Map<Key, Line> lines = new LinkedHashMap<>();
        for (ReportFigures.OfRule counted : figures.rules()) {
            lines.computeIfAbsent(new Key(counted.rule(), counted.client()), Line::new)
                    .add(counted);
        }
        for (ReportFigures.OfReason reason : figures.reasons()) {
            @Nullable Line line = lines.get(new Key(reason.rule(), reason.client()));
            if (line != null) {
                line.add(reason);
            }
        }
        return lines.values().stream().sorted(NOISIEST_FIRST).map(this::line).toList();
    }

    private RuleLine line(Line line) {
        Optional<RuleName> name = names.of(line.key.rule());
        long listed = line.reasons.stream().mapToLong(ReasonLine::cards).sum();
        return new RuleLine(
                line.key.rule(),
                name.map(RuleName::title).orElse(null),
                line.key.client(),
                line.total.shown(),
                line.total.accepted(),
                line.total.overridden(),
                line.total.unanswered(),
                line.total.acceptanceRate(),
                line.total.overrideRate(),
                line.total.shown() < FEW,
                List.copyOf(line.reasons),
                line.withoutReason,
                line.total.overridden() - line.withoutReason - listed,
                line.weeks.entrySet().stream()
                        .map(week -> WeekLine.of(weeks.get(week.getKey()), week.getValue()))
                        .toList(),
                name.map(RuleName::anchor).orElse(null));
    }
}
