package org.bonewise.cases;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a case, for example {@code "2.11 mmol/L, 14 days ago, range 2.10-2.55, preliminary"}: what it is, then when
 * and how, separated by commas.
 */
final class Phrase {

    private static final Pattern AGO = Pattern.compile("(\\d+) (day|hour)s? ago");
    private static final Pattern AHEAD = Pattern.compile("in (\\d+) days?");

    private final String head;
    private final List<String> rest;

    Phrase(String text) {
        List<String> parts = new ArrayList<>(List.of(text.split(", ")));
        head = parts.removeFirst();
        rest = parts;
    }

    /** What it is. */
    String head() {
        return head;
    }

    /** Takes what follows {@code word}, as 2.10-2.55 of {@code range 2.10-2.55}. */
    @Nullable
    String take(String word) {
        for (String part : rest) {
            if (part.startsWith(word + " ")) {
                rest.remove(part);
                return part.substring(word.length() + 1);
            }
        }
        return null;
    }

    /** Takes the word itself. */
    boolean takeFlag(String word) {
        return rest.remove(word);
    }

    /** Takes the first of these words that is there. */
    @Nullable
    String takeOneOf(String... words) {
        for (String word : words) {
            if (takeFlag(word)) {
                return word;
            }
        }
        return null;
    }

    /** Takes the moment: so many days (at eight in the morning) or hours ago, or days ahead. */
    ZonedDateTime when(int daysAgoElse) {
        for (String part : rest) {
            ZonedDateTime moment = moment(part);
            if (moment != null) {
                rest.remove(part);
                return moment;
            }
        }
        return morning(Cases.TODAY.minusDays(daysAgoElse));
    }

    /** The moment that a text of the kind {@code 3 days ago} means; {@code null} when it is of no such kind. */
    static @Nullable ZonedDateTime moment(String text) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long number = Long.parseLong(ago.group(1));
            return ago.group(2).equals("hour") ? Cases.NOW.minusHours(number) : morning(Cases.TODAY.minusDays(number));
        }
        Matcher ahead = AHEAD.matcher(text);
        return ahead.matches() ? morning(Cases.TODAY.plusDays(Long.parseLong(ahead.group(1)))) : null;
    }

    private static ZonedDateTime morning(LocalDate day) {
        return day.atTime(8, 0).atZone(Cases.NOW.getZone());
    }

    static DateTimeType time(ZonedDateTime moment) {
        return new DateTimeType(moment.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT)));
    }

    static DateTimeType day(ZonedDateTime moment) {
        return new DateTimeType(moment.toLocalDate().toString());
    }

    /** All that was not taken. */
    List<String> left() {
        return List.copyOf(rest);
    }

    /** Says that everything must have been taken. */
    void end() {
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("Not understood: " + rest + " of " + head);
        }
    }
}
