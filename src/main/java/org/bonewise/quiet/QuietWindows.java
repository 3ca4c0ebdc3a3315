package org.bonewise.quiet;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.bonewise.feedback.Reason;
import org.bonewise.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/**
 * How long what was told or overridden is not told again, as the artefacts say (SIL-4, SIL-8, SIL-10).
 *
 * @param told what is only to be considered or known
 * @param repeated what is just the same
 * @param declined what the patient declined
 * @param deferred what the clinician put off, and what was overridden for another reason or none
 * @param contraindicated what the clinician ruled out
 */
public record QuietWindows(
        Duration told, Duration repeated, Duration declined, Duration deferred, Duration contraindicated) {

    private static final String REASONS = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    /** The windows of the artefacts. */
    public static QuietWindows of(Knowledge knowledge) {
        Map<String, BigDecimal> numbers = knowledge.parameters();
        return new QuietWindows(
                days(numbers, "toldAgainDays"),
                Duration.ofMinutes(minutes(numbers, "repeatedHours")),
                days(numbers, "declinedDays"),
                days(numbers, "deferredDays"),
                days(numbers, "contraindicatedByClinicianDays"));
    }

    private static Duration days(Map<String, BigDecimal> numbers, String name) {
        return Duration.ofDays(number(numbers, name).intValueExact());
    }

    private static long minutes(Map<String, BigDecimal> numbers, String name) {
        return number(numbers, name).multiply(BigDecimal.valueOf(60)).longValueExact();
    }

    private static BigDecimal number(Map<String, BigDecimal> numbers, String name) {
        return Objects.requireNonNull(numbers.get(name), () -> "The artefacts set no parameter " + name);
    }

    /** How long a card that was overridden for a reason is not told again; a code without a system is taken for one that cards offer. */
    public Duration after(@Nullable Reason reason) {
        if (reason == null || (reason.system() != null && !REASONS.equals(reason.system()))) {
            return deferred;
        }
        return switch (reason.code()) {
            case "patient-refuses" -> declined;
            case "patient-contraindication" -> contraindicated;
            default -> deferred;
        };
    }

    /** The longest of all. */
    public Duration longest() {
        return Duration.ofMillis(
                Math.max(Math.max(declined.toMillis(), deferred.toMillis()), contraindicated.toMillis()));
    }
}
