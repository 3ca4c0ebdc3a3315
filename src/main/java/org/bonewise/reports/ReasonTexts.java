package org.bonewise.reports;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bonewise.cards.OfferedReasons;
import org.bonewise.cdshooks.Coding;
import org.jspecify.annotations.Nullable;

/**
 * Reasons in words: those that cards offer, in the words of the cards. What a client calls its own codes is not shown, since it may
 * be free text.
 */
final class ReasonTexts {

    private static final Map<String, Coding> OFFERED =
            OfferedReasons.all().stream().collect(Collectors.toMap(Coding::code, Function.identity()));

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9._:/#-]{1,200}");

    private ReasonTexts() {}

    /** Whether it can be shown as it was sent: some clients send what was typed in the place of a code. */
    static boolean isShown(@Nullable String system, String code) {
        return CODE.matcher(code).matches()
                && (system == null || SYSTEM.matcher(system).matches());
    }

    /**
     * The reason in words.
     *
     * @param system of the code; clients may leave it out
     */
    static Optional<String> of(@Nullable String system, String code) {
        return Optional.ofNullable(OFFERED.get(code))
                .filter(offered -> system == null || system.equals(offered.system()))
                .map(offered -> Objects.requireNonNullElse(offered.display(), code));
    }
}
