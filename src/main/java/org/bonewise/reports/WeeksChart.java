package org.bonewise.reports;

import java.util.List;
import java.util.Locale;
import org.bonewise.reports.QualityReport.WeekLine;

/** Cards by week as a drawing: bars of overridden, accepted and unanswered cards, the overridden at the bottom. */
final class WeeksChart {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 320;
    private static final double LEFT = 64;
    private static final double RIGHT = 12;
    private static final double TOP = 44;
    private static final double BOTTOM = 56;
    private static final double WIDEST_BAR = 56;
    private static final int MOST_LABELS = 11;
    private static final int MOST_STEPS = 5;

    private final List<WeekLine> weeks;
    private final long step;
    private final long top;
    private final StringBuilder svg = new StringBuilder();

    /** @param weeks at least one, with at least one card in all of them */
    WeeksChart(List<WeekLine> weeks) {
        this.weeks = weeks;
        long most = weeks.stream().mapToLong(WeekLine::shown).max().orElse(1);
        step = step(most);
        top = Math.max(step, (most + step - 1) / step * step);
    }

    /** The least of 1, 2, 5, 10, 20, ... of which a few reach the top. */
    private static long step(long most) {
        long decade = 1;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                if (factor * decade * MOST_STEPS >= most) {
                    return factor * decade;
                }
            }
            decade *= 10;
        }
    }

    /** The drawing as markup; the page's style colours it. */
    String svg() {
        svg.append(format(
                "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"chart-title chart-desc\">\n",
                WIDTH, HEIGHT));
        svg.append("<title id=\"chart-title\">Cards by week</title>\n<desc id=\"chart-desc\">")
                .append(Html.escape(description()))
                .append("</desc>\n");
        legend();
        grid();
        for (int i = 0; i < weeks.size(); i++) {
            bar(i);
        }
        svg.append(format(
                "<line class=\"axis\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n", LEFT, y(0), WIDTH - RIGHT, y(0)));
        labels();
        return svg.append("</svg>\n").toString();
    }

    private String description() {
        WeekLine most = weeks.getFirst();
        for (WeekLine week : weeks) {
            most = week.shown() > most.shown() ? week : most;
        }
        return format(
                "A bar for each week from %s to %s: overridden, accepted and unanswered cards. The highest is %s with %s"
                        + " cards, %s of them overridden. The table after the drawing holds the numbers.",
                weeks.getFirst().week(), weeks.getLast().week(), most.week(), most.shown(), most.overridden());
    }

    private void legend() {
        double x = LEFT;
        for (String kind : List.of("overridden", "accepted", "unanswered")) {
            svg.append(format(
                    "<rect class=\"%s\" x=\"%s\" y=\"8\" width=\"14\" height=\"14\"/><text x=\"%s\" y=\"20\">%s</text>\n",
                    kind, x, x + 20, kind.equals("unanswered") ? "no answer" : kind));
            x += 120;
        }
    }

    private void grid() {
        for (long value = 0; value <= top; value += step) {
            if (value > 0) {
                svg.append(format(
                        "<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n",
                        LEFT, y(value), WIDTH - RIGHT, y(value)));
            }
            svg.append(
                    format("<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>\n", LEFT - 8, y(value) + 4.5, value));
        }
    }

    private void bar(int index) {
        WeekLine week = weeks.get(index);
        if (week.shown() == 0) {
            return;
        }
        svg.append("<g><title>")
                .append(format(
                        "%s: %s shown, %s overridden, %s accepted, %s without an answer",
                        week.week(), week.shown(), week.overridden(), week.accepted(), week.unanswered()))
                .append("</title>");
        part("overridden", index, 0, week.overridden());
        part("accepted", index, week.overridden(), week.accepted());
        part("unanswered", index, week.overridden() + week.accepted(), week.unanswered());
        svg.append("</g>\n");
    }

    private void part(String kind, int index, long below, long cards) {
        if (cards > 0) {
            double width = Math.min(slot() * 0.75, WIDEST_BAR);
            svg.append(format(
                    "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                    kind, middle(index) - width / 2, y(below + cards), width, y(below) - y(below + cards)));
        }
    }

    /** Not of each week where there are many: they would cover each other. */
    private void labels() {
        int every = (weeks.size() + MOST_LABELS - 1) / MOST_LABELS;
        for (int i = 0; i < weeks.size(); i += every) {
            svg.append(format(
                    "<line class=\"axis\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/><text x=\"%s\" y=\"%s\""
                            + " text-anchor=\"middle\">%s</text>\n",
                    middle(i),
                    y(0),
                    middle(i),
                    y(0) + 5,
                    middle(i),
                    y(0) + 20,
                    weeks.get(i).week()));
        }
        svg.append(format(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">Week in which the card was shown (ISO 8601)</text>\n",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8));
        svg.append(format("<text x=\"%s\" y=\"%s\" text-anchor=\"end\">Cards</text>\n", LEFT - 8, TOP - 18));
    }

    private double slot() {
        return (WIDTH - LEFT - RIGHT) / weeks.size();
    }

    private double middle(int index) {
        return LEFT + slot() * (index + 0.5);
    }

    private double y(long cards) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * cards / top;
    }

    /** Numbers without more decimals than a screen can show. */
    private static String format(String text, Object... values) {
        Object[] shown = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            shown[i] = values[i] instanceof Double number
                    ? String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "")
                    : values[i];
        }
        return String.format(Locale.ROOT, text, shown);
    }
}
