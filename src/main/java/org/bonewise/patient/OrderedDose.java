package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/**
 * One dosage of an order.
 *
 * @param dosage its place in the order; a dosage that states several doses, as calculated and as ordered, is of one place
 * @param together dosages of one word are given beside one another: those without an end, and those with the same end
 * @param mg amount of one dose; {@code null} when it is not told in a unit of mass
 * @param mgPerDay amount of a day on which it is given; {@code null} when amount or frequency is not told
 * @param mgOnAverage the same, with the days of the week on which none is given counted
 * @param isSingle whether it is one dose alone, whatever interval it is written with
 * @param minutes how long a dose runs in; {@code null} when it is not told
 */
public record OrderedDose(
        int dosage,
        String together,
        @Nullable BigDecimal mg,
        @Nullable BigDecimal mgPerDay,
        @Nullable BigDecimal mgOnAverage,
        boolean isSingle,
        @Nullable BigDecimal minutes) {

    /** Units of pieces: of UCUM, of HL7 and as they are written. */
    private static final Pattern COUNTED = Pattern.compile(
            "1|\\{?(?:tabs?|tbl|tablets?|caps?|capsules?|vials?|amps?|ampoules?|syringes?|each|ea|pieces?)\\}?",
            Pattern.CASE_INSENSITIVE);

    /** An amount written out; the digits are few, so that a long text takes no longer than its length. */
    private static final Pattern AMOUNT = Pattern.compile(
            "\\d ?(?:mg|mcg|ug|\u00b5g|\u03bcg|g|ml|milligrams?|grams?|tablets?|vials?|ampoules?|\u6beb\u514b|\u6beb\u5347)(?![a-z])",
            Pattern.CASE_INSENSITIVE);

    /**
     * Whether an order states a dose that is not among those read: in another unit than of mass, or, where no amount is given
     * as such, in words. Such a dose must not pass for one that was compared. A number of tablets or vials is none: how much they
     * hold is what the medicine tells.
     */
    public static boolean isStatedUnread(MedicationRequest order) {
        List<DosageDoseAndRateComponent> stated = order.getDosageInstruction().stream()
                .flatMap(dosage -> dosage.getDoseAndRate().stream())
                .filter(DosageDoseAndRateComponent::hasDose)
                .toList();
        return stated.isEmpty()
                ? order.getDosageInstruction().stream().anyMatch(OrderedDose::isInWords)
                : stated.stream().anyMatch(one -> milligrams(one) == null && !isCounted(one));
    }

    private static Quantity amount(DosageDoseAndRateComponent one) {
        return one.hasDoseRange() ? one.getDoseRange().getHigh() : one.getDoseQuantity();
    }

    private static @Nullable BigDecimal pieces(DosageDoseAndRateComponent one, BigDecimal mgOfPiece) {
        BigDecimal number = amount(one).getValue();
        return number == null ? null : number.multiply(mgOfPiece);
    }

    private static boolean isCounted(DosageDoseAndRateComponent one) {
        return isPieces(amount(one));
    }

    /** Whether it is a number of tablets or the like. */
    static boolean isPieces(Quantity quantity) {
        List<String> units = Stream.of(quantity.getCode(), quantity.getUnit())
                .filter(Objects::nonNull)
                .toList();
        return units.stream().anyMatch(unit -> COUNTED.matcher(unit).matches())
                && units.stream().allMatch(unit -> in(BigDecimal.ONE, unit, "mg") == null);
    }

    private static boolean isInWords(Dosage dosage) {
        return dosage.hasText() && AMOUNT.matcher(dosage.getText()).find();
    }

    /** The dosages of an order. */
    public static List<OrderedDose> of(MedicationRequest order) {
        return of(order, null);
    }

    /**
     * The dosages of an order.
     *
     * @param mgOfPiece what one tablet holds; {@code null} when that is not known: then a number of tablets tells no amount
     */
    public static List<OrderedDose> of(MedicationRequest order, @Nullable BigDecimal mgOfPiece) {
        List<Dosage> dosages = order.getDosageInstruction();
        return IntStream.range(0, dosages.size())
                .boxed()
                .flatMap(place -> read(place, dosages.get(place), mgOfPiece))
                .toList();
    }

    private static Stream<OrderedDose> read(int place, Dosage dosage, @Nullable BigDecimal mgOfPiece) {
        TimingRepeatComponent average = OrderedTiming.repeat(dosage.getTiming());
        TimingRepeatComponent rhythm = OrderedTiming.rhythm(dosage.getTiming());
        TimingRepeatComponent daily = rhythm.hasPeriod() ? rhythm : average;
        BigDecimal duration = in(average.getDuration(), unit(average.getDurationUnit()), "min");
        OrderedRepeat told = OrderedRepeat.read(average);
        boolean single = told != null && told.isSingle();
        String together = together(dosage, told);
        if (!dosage.hasDoseAndRate()) {
            return Stream.of(new OrderedDose(place, together, null, null, null, single, duration));
        }
        return dosage.getDoseAndRate().stream().map(one -> {
            BigDecimal mg = mgOfPiece != null && isCounted(one) ? pieces(one, mgOfPiece) : milligrams(one);
            return new OrderedDose(
                    place,
                    together,
                    mg,
                    perDay(mg, daily),
                    perDay(mg, average),
                    single,
                    duration == null ? minutes(one, mg) : duration);
        });
    }

    /** A sequence alone does not tell that one follows another: many orders only number their dosages by it. */
    private static String together(Dosage dosage, @Nullable OrderedRepeat told) {
        if (told == null || told.doses().isEmpty()) {
            return "open";
        }
        return dosage.getTiming().getRepeat().getBounds() instanceof Period period
                ? period.getStartElement().asStringValue()
                        + '/'
                        + period.getEndElement().asStringValue()
                : dosage.getSequenceElement().asStringValue()
                        + '/'
                        + told.doses().getAsInt();
    }

    private static @Nullable BigDecimal milligrams(DosageDoseAndRateComponent one) {
        return one.hasDoseQuantity()
                ? mg(one.getDoseQuantity())
                : one.hasDoseRange() ? mg(one.getDoseRange().getHigh()) : null;
    }

    private static @Nullable BigDecimal perDay(@Nullable BigDecimal mg, TimingRepeatComponent repeat) {
        BigDecimal days = in(repeat.getPeriod(), unit(repeat.getPeriodUnit()), "d");
        Integer frequency = repeat.hasFrequency() ? repeat.getFrequencyElement().getValue() : Integer.valueOf(1);
        // A frequency that is no number is not told.
        if (mg == null || days == null || days.signum() <= 0 || frequency == null) {
            return null;
        }
        return mg.multiply(BigDecimal.valueOf(Math.max(1, frequency))).divide(days, MathContext.DECIMAL64);
    }

    /** The time that the whole dose takes at a rate of mass. */
    private static @Nullable BigDecimal minutes(DosageDoseAndRateComponent one, @Nullable BigDecimal mg) {
        if (!one.hasRateRatio() || mg == null) {
            return null;
        }
        Ratio rate = one.getRateRatio();
        BigDecimal amount = mg(rate.getNumerator());
        BigDecimal time =
                in(rate.getDenominator().getValue(), rate.getDenominator().getCode(), "min");
        return amount == null || amount.signum() <= 0 || time == null
                ? null
                : mg.multiply(time).divide(amount, MathContext.DECIMAL64);
    }

    private static @Nullable BigDecimal mg(Quantity quantity) {
        return in(quantity.getValue(), quantity.getCode() == null ? quantity.getUnit() : quantity.getCode(), "mg");
    }

    private static @Nullable String unit(@Nullable UnitsOfTime unit) {
        return unit == null ? null : unit.toCode();
    }

    private static @Nullable BigDecimal in(@Nullable BigDecimal value, @Nullable String unit, String wanted) {
        if (value == null || unit == null) {
            return null;
        }
        BigDecimal factor = unit.equals(wanted) ? BigDecimal.ONE : Units.factor(unit, wanted);
        return factor == null ? null : value.multiply(factor);
    }
}
