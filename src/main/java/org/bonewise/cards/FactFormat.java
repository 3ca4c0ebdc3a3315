package org.bonewise.cards;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;
import org.bonewise.facts.Reported;
import org.bonewise.facts.UnknownReason;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/** Facts for people. All results are plain text that may come from the chart, cut where it is long: escape them where they are
 * shown. */
final class FactFormat {

    private static final int MOST_EVIDENCE = 5;
    /** What a chart says of one thing is shown up to so many characters: a card is read at a glance. */
    private static final int LONGEST_TEXT = 200;

    private final Words words;
    private final Names names;
    private final Collection<BigDecimal> thresholds;

    /** @param thresholds numbers that the rules compare with: no value is rounded onto or across one */
    FactFormat(Words words, Names names, Collection<BigDecimal> thresholds) {
        this.words = words;
        this.names = names;
        this.thresholds = List.copyOf(thresholds);
    }

    /** Value, unit and date of a known fact, else the word for not known. */
    String known(Fact fact) {
        return fact.isKnown() ? shown(fact) : words.say("not-known");
    }

    /** Whether a result tells no more than bounds, for example {@code > 11.0}. */
    private static boolean isInexact(Fact fact) {
        return fact.value() instanceof FactValue.Decimal(Interval interval) && !interval.isExact();
    }

    /** Why a fact is not known, with the last value where there is one. */
    String missing(Fact fact, LocalDate today) {
        if (fact.isKnown()) {
            return words.say(isInexact(fact) ? "missing.inexact" : "missing.no-dose", known(fact));
        }
        UnknownReason reason = fact.reason() == null ? UnknownReason.NOT_RECORDED : fact.reason();
        String key = "reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        LocalDate day = fact.asOf();
        if (fact.value() == null) {
            return fact.evidence().isEmpty()
                    ? words.say(key)
                    : words.say("missing.because", words.say(key), evidence(fact));
        }
        String last = value(fact, fact.value());
        return day == null
                ? words.say("missing.last", words.say(key), last)
                : words.say("missing.last.dated", words.say(key), last, date(day), ChronoUnit.DAYS.between(day, today));
    }

    private String shown(Fact fact) {
        FactValue value = fact.value();
        if (value == null) {
            return words.say("not-known");
        }
        String text = value(fact, value);
        boolean datesItself =
                value instanceof FactValue.Flag && !fact.evidence().isEmpty();
        return datesItself ? text : dated(text, fact.asOf());
    }

    private String value(Fact fact, FactValue value) {
        return switch (value) {
            case FactValue.Flag(boolean flag) -> flag(fact, flag);
            case FactValue.Decimal(Interval number) -> number(fact, number);
            case FactValue.Words(List<String> possible) ->
                words.anyOf(possible.stream().map(names::value).toList());
        };
    }

    private String flag(Fact fact, boolean flag) {
        if (fact.evidence().isEmpty()) {
            return words.say(flag ? "yes" : "no");
        }
        return flag ? evidence(fact) : words.say("no.because", evidence(fact));
    }

    private String evidence(Fact fact) {
        List<String> shown = fact.evidence().stream()
                .limit(MOST_EVIDENCE)
                .map(this::evidence)
                .distinct()
                .toList();
        int more = fact.evidence().size() - MOST_EVIDENCE;
        return more > 0 ? words.say("evidence.more", String.join("; ", shown), more) : words.allOf(shown);
    }

    private String evidence(Evidence evidence) {
        String display = bounded(evidence.display());
        return dated(evidence.hasSiteUnit() ? words.say("amount.site-unit", display) : display, evidence.date());
    }

    private String number(Fact fact, Interval number) {
        Reported reported = fact.reported();
        boolean hasSiteUnit = fact.evidence().stream().anyMatch(Evidence::hasSiteUnit);
        if (reported != null) {
            String amount = bounded(names.amount(reported.value(), reported.unit()));
            return hasSiteUnit ? words.say("amount.site-unit", amount) : amount;
        }
        String amount = names.amount(range(fact, number), fact.unit());
        return hasSiteUnit ? words.say("amount.from-site-unit", amount) : amount;
    }

    /** A part of the record; its name may come from the caller. */
    String part(String name) {
        return bounded(names.part(name));
    }

    private String bounded(String charted) {
        return Shortening.to(LONGEST_TEXT, charted, words.locale());
    }

    private String range(Fact fact, Interval number) {
        BigDecimal low = number.low();
        BigDecimal high = number.high();
        if (number.isExact()) {
            return decimal(fact, number.exact());
        }
        boolean fromBelow = low == null || low.signum() == 0;
        if (fromBelow && high != null) {
            return words.say(number.highIncluded() ? "range.at-most" : "range.below", decimal(fact, high));
        }
        if (low != null && high == null) {
            return words.say(number.lowIncluded() ? "range.at-least" : "range.above", decimal(fact, low));
        }
        return low == null || high == null
                ? words.say("not-known")
                : words.say("range.between", decimal(fact, low), decimal(fact, high));
    }

    private String decimal(Fact fact, BigDecimal exact) {
        String digits = digits(fact);
        if (digits != null) {
            return names.number(Rounding.of(exact, Integer.parseInt(digits), thresholds));
        }
        BigDecimal rounded = Rounding.of(exact, 1, thresholds).stripTrailingZeros();
        return names.number(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    private @Nullable String digits(Fact fact) {
        String ofFact = words.word("digits." + fact.name());
        return ofFact != null ? ofFact : words.word("digits." + fact.unit());
    }

    private String dated(String text, @Nullable LocalDate day) {
        return day == null ? text : words.say("dated", text, date(day));
    }

    private String date(LocalDate day) {
        return words.locale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? day.toString()
                : day.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()));
    }
}
