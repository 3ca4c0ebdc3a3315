package org.bonewise.reports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bonewise.cdshooks.HookFailure;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for out of the parameters of an address. One that is empty counts as absent: forms send them so. */
final class ReportRequest {

    static final String FORMAT = "format";
    static final String TABLE = "table";

    /** More would take long to count, and the chart has no room for more weeks. */
    static final int MOST_DAYS = 366;

    private static final int USUAL_DAYS = 90;
    private static final int LONGEST_FILTER = 200;
    private static final Set<String> KNOWN = Set.of("from", "to", "client", "rule", "service", FORMAT, TABLE);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Map<String, String[]> parameters;

    ReportRequest(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    /**
     * The question.
     *
     * @param today in {@code zone}
     * @throws HookFailure naming a parameter that is wrong
     */
    ReportQuestion question(LocalDate today, ZoneId zone) {
        for (String name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                throw HookFailure.breaksProtocol(
                        shortened(name),
                        "There is no such parameter: there are from, to, client, rule, service, format and table.");
            }
        }
        LocalDate to = day("to", today);
        LocalDate from = day("from", to.minusDays(USUAL_DAYS - 1L));
        if (from.isAfter(to)) {
            throw HookFailure.breaksProtocol(
                    "from", "The period ends before it begins: set from to a day that is not after " + to + ".");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw HookFailure.breaksProtocol(
                    "from",
                    "A period has at most " + MOST_DAYS + " days: set from to " + to.minusDays(MOST_DAYS - 1L)
                            + " or later, or to to an earlier day than " + to + ".");
        }
        return new ReportQuestion(from, to, zone, filter("client"), filter("rule"), filter("service"));
    }

    /** The format that was asked for by its name; {@code null} when none was. @throws HookFailure when there is none */
    @Nullable
    ReportFormat format() {
        String name = one(FORMAT);
        return name == null ? null : named(FORMAT, name, ReportFormat.values());
    }

    /** Which table of a CSV file. @throws HookFailure when there is no such table, or the report is no CSV file */
    CsvTable table(ReportFormat format) {
        String name = one(TABLE);
        if (name != null && format != ReportFormat.CSV) {
            throw HookFailure.breaksProtocol(TABLE, "Set table together with format=csv alone.");
        }
        return name == null ? CsvTable.RULES : named(TABLE, name, CsvTable.values());
    }

    private static <E extends Enum<E> & Named> E named(String parameter, String name, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.label().equals(name))
                .findFirst()
                .orElseThrow(() -> HookFailure.breaksProtocol(
                        parameter,
                        "Set " + parameter + " to one of "
                                + Arrays.stream(values).map(Named::label).collect(Collectors.joining(", ")) + "."));
    }

    private LocalDate day(String name, LocalDate otherwise) {
        String text = one(name);
        if (text == null) {
            return otherwise;
        }
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Falls through: there is no such day.
        }
        throw HookFailure.breaksProtocol(name, "Write " + name + " as a day, such as 2026-11-22.");
    }

    private @Nullable String filter(String name) {
        String text = one(name);
        if (text != null && (text.length() > LONGEST_FILTER || text.chars().anyMatch(Character::isISOControl))) {
            throw HookFailure.breaksProtocol(
                    name, "Write " + name + " with at most " + LONGEST_FILTER + " characters, none of which controls.");
        }
        return text;
    }

    private @Nullable String one(String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw HookFailure.breaksProtocol(name, "Send " + name + " once.");
        }
        String text = values.length == 0 ? "" : values[0].strip();
        return text.isEmpty() ? null : text;
    }

    /** Whoever made it up, it goes into the answer and the log. */
    private static String shortened(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }
}
