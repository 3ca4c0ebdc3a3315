package org.bonewise.demo;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates relative to today in the text of a sample record.
 *
 * <p>{@code @today@} is today, {@code @today-10d@} ten days ago, {@code @today+5d@} in five days. Units are {@code d}
 * (days), {@code m} (months) and {@code y} (years), and terms are applied from left to right: {@code @today-61y-100d@}
 * is the birth date of somebody who stays 61 whatever the day. A placeholder yields {@code yyyy-mm-dd}, so a time
 * follows it as in {@code @today-10d@T08:30:00+01:00}.
 */
final class RelativeDates {

    private static final Pattern PLACEHOLDER = Pattern.compile("@today((?:[+-]\\d{1,5}[dmy])*)@");
    private static final Pattern TERM = Pattern.compile("([+-]\\d+)([dmy])");

    private RelativeDates() {}

    /**
     * The text with every placeholder replaced.
     *
     * @throws IllegalArgumentException when something that looks like a placeholder cannot be read
     */
    static String resolve(String text, LocalDate today) {
        String resolved = PLACEHOLDER.matcher(text).replaceAll(found -> shift(today, found.group(1))
                .toString());
        int leftOver = resolved.indexOf("@today");
        if (leftOver >= 0) {
            throw new IllegalArgumentException(
                    "Not a relative date: " + resolved.substring(leftOver, Math.min(leftOver + 20, resolved.length())));
        }
        return resolved;
    }

    private static LocalDate shift(LocalDate today, String terms) {
        LocalDate date = today;
        Matcher term = TERM.matcher(terms);
        while (term.find()) {
            long amount = Long.parseLong(term.group(1));
            date = switch (term.group(2)) {
                case "d" -> date.plusDays(amount);
                case "m" -> date.plusMonths(amount);
                default -> date.plusYears(amount);
            };
        }
        return date;
    }
}
