package org.bonewise.cases;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Results: {@code "2.11 mmol/L, 14 days ago, range 2.10-2.55, preliminary"}; three days old unless they tell. */
record CaseResults(CaseWords words) {

    private static final Pattern NUMBER = Pattern.compile("([<>]=?)?(-?\\d+(?:\\.\\d+)?)(?: (\\S+))?");
    private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)(?: (\\S+))?");
    private static final int USUAL_AGE = 3;
    private static final String TEXT = "text ";

    Observation result(String name, String text) {
        Phrase phrase = new Phrase(text);
        String status = phrase.takeOneOf("preliminary", "cancelled", "entered-in-error", "corrected");
        Observation observation = new Observation()
                .setStatus(status == null ? ObservationStatus.FINAL : ObservationStatus.fromCode(status))
                .setCode(words.concept(name));
        observation.setEffective(Phrase.time(phrase.when(USUAL_AGE)));
        observation.setValue(value(phrase.head()));
        String range = phrase.take("range");
        if (range != null && observation.getValue() instanceof Quantity quantity) {
            Range limits = range(range + (quantity.getUnit() == null ? "" : " " + quantity.getUnit()));
            observation.addReferenceRange().setLow(limits.getLow()).setHigh(limits.getHigh());
        }
        phrase.end();
        return observation;
    }

    private Type value(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            Quantity quantity = quantity(number.group(2), number.group(3));
            if (number.group(1) != null) {
                quantity.setComparator(QuantityComparator.fromCode(number.group(1)));
            }
            return quantity;
        }
        return switch (text) {
            case "yes" -> new BooleanType(true);
            case "no" -> new BooleanType(false);
            case String words when words.startsWith(TEXT) -> new StringType(words.substring(TEXT.length()));
            default -> RANGE.matcher(text).matches() ? range(text) : words.concept(text);
        };
    }

    private static Range range(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException("No range: " + text);
        }
        return new Range()
                .setLow(quantity(range.group(1), range.group(3)))
                .setHigh(quantity(range.group(2), range.group(3)));
    }

    private static Quantity quantity(String value, @org.jspecify.annotations.Nullable String unit) {
        Quantity quantity = new Quantity().setValue(new BigDecimal(value));
        return unit == null
                ? quantity
                : quantity.setUnit(unit).setSystem("http://unitsofmeasure.org").setCode(unit);
    }
}
