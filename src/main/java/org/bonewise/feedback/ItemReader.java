package org.bonewise.feedback;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bonewise.cdshooks.HookFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one item, and notes what is wrong with it. What does not belong to its outcome, and is not known, is ignored. */
final class ItemReader {

    private static final int MOST_SUGGESTIONS = 50;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_COMMENT = 10_000;

    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** RFC 3339; java.time would also take a time without seconds, and offsets with them. */
    private static final Pattern MOMENT =
            Pattern.compile("(?i)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private final JsonNode item;
    private final String path;
    private final Comments comments;
    private final List<HookFailure.Issue> wrong;

    /**
     * @param path at which the item stands, empty where it is the body itself
     * @param comments whether comments are read
     * @param wrong where to note what is wrong
     */
    ItemReader(JsonNode item, String path, Comments comments, List<HookFailure.Issue> wrong) {
        this.item = item;
        this.comments = comments;
        this.path = path;
        this.wrong = wrong;
    }

    /** The item; nothing when something was noted. */
    @Nullable
    FeedbackItem read() {
        if (!item.isObject()) {
            wrong.add(new HookFailure.Issue("Send each item of feedback as a JSON object.", path));
            return null;
        }
        UUID card = uuid(item.path("card"), "card");
        Instant at = moment();
        Outcome outcome = outcome();
        return card == null || at == null || outcome == null ? null : new FeedbackItem(card, at, outcome);
    }

    private @Nullable Outcome outcome() {
        return switch (item.path("outcome").stringValue("")) {
            case "accepted" -> accepted();
            case "overridden" -> overridden();
            default -> {
                note("outcome", "Send outcome as accepted or overridden.");
                yield null;
            }
        };
    }

    private @Nullable Outcome accepted() {
        JsonNode list = item.path("acceptedSuggestions");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_SUGGESTIONS) {
            note(
                    "acceptedSuggestions",
                    "Send with accepted the suggestions that were taken, from one to " + MOST_SUGGESTIONS + ".");
            return null;
        }
        List<UUID> suggestions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            UUID suggestion = uuid(list.get(i).path("id"), "acceptedSuggestions[" + i + "].id");
            if (suggestion != null) {
                suggestions.add(suggestion);
            }
        }
        return suggestions.size() < list.size()
                ? null
                : new Outcome.Accepted(suggestions.stream().distinct().toList());
    }

    private @Nullable Outcome overridden() {
        JsonNode given = item.path("overrideReason");
        if (isAbsent(given)) {
            return new Outcome.Overridden(null);
        }
        int before = wrong.size();
        requireObject(given, "overrideReason");
        String comment = comment(given.path("userComment"), "overrideReason.userComment");
        Reason reason = reason(given.path("reason"), "overrideReason.reason");
        return wrong.size() > before ? null : new Outcome.Overridden(reason, comment);
    }

    private @Nullable Reason reason(JsonNode coding, String member) {
        if (isAbsent(coding) || !requireObject(coding, member)) {
            return null;
        }
        int before = wrong.size();
        String code = text(coding.path("code"), member + ".code");
        if (code == null && wrong.size() == before) {
            note(member + ".code", "Send the code of the reason.");
        }
        String system = text(coding.path("system"), member + ".system");
        String display = text(coding.path("display"), member + ".display");
        return code == null ? null : new Reason(code, system, display);
    }

    /** It may tell of the patient: unless it is to be kept it is looked at for its size and goes no further. */
    private @Nullable String comment(JsonNode comment, String member) {
        boolean fits = comment.isString() && comment.stringValue().length() <= LONGEST_COMMENT;
        if (!fits && !isAbsent(comment)) {
            note(member, "Send the comment as a string of at most " + LONGEST_COMMENT + " characters.");
        }
        String text = fits && comments == Comments.KEEP ? comment.stringValue() : "";
        return text.isBlank() ? null : text;
    }

    private boolean requireObject(JsonNode value, String member) {
        if (!value.isObject()) {
            note(member, "Send " + member + " as a JSON object, or leave it out.");
        }
        return value.isObject();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull() || (value.isObject() && value.isEmpty());
    }

    /** A text that may be absent; a blank one is. */
    private @Nullable String text(JsonNode value, String member) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.stringValue(null);
        if (text == null || text.length() > LONGEST_TEXT || hasWhatIsNoText(text)) {
            note(member, "Send it as a string of at most " + LONGEST_TEXT + " characters, without control characters.");
            return null;
        }
        return text.isBlank() ? null : text;
    }

    /** Databases do not take everything that JSON can escape. */
    private static boolean hasWhatIsNoText(String text) {
        return text.codePoints()
                .anyMatch(one -> (Character.isISOControl(one) && !Character.isWhitespace(one))
                        || Character.getType(one) == Character.SURROGATE);
    }

    private @Nullable UUID uuid(JsonNode value, String member) {
        String text = value.stringValue("");
        if (!UUID_FORM.matcher(text).matches()) {
            note(member, "Send the UUID that stands in our answer.");
            return null;
        }
        return UUID.fromString(text);
    }

    /** To the microsecond, as databases keep it: else a repeat would not be known again. */
    private @Nullable Instant moment() {
        String text = item.path("outcomeTimestamp").stringValue("");
        try {
            if (MOMENT.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException e) {
            // Falls through: there is no such day or hour.
        }
        note("outcomeTimestamp", "Send outcomeTimestamp by RFC 3339, such as 2026-11-22T09:00:00Z.");
        return null;
    }

    private void note(String member, String diagnostics) {
        wrong.add(new HookFailure.Issue(diagnostics, path.isEmpty() ? member : path + "." + member));
    }
}
