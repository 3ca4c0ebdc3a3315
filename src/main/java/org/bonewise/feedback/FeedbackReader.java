package org.bonewise.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bonewise.cdshooks.FailureKind;
import org.bonewise.cdshooks.HookFailure;
import tools.jackson.databind.JsonNode;

/** Reads all that was sent at once, or names everything that is wrong with it. */
final class FeedbackReader {

    private static final String LIST = "feedback";
    private static final int MOST_ITEMS = 1000;

    /** An answer that names more helps nobody. */
    private static final int MOST_ISSUES = 100;

    private FeedbackReader() {}

    /**
     * The items, in their order.
     *
     * @param body a JSON object: {@code feedback} holds the items, or it is the one item itself, as servers built with HAPI want it
     * @param comments whether what clinicians wrote is among what is read
     * @throws HookFailure when anything in it is wrong
     */
    static List<FeedbackItem> read(JsonNode body, Comments comments) {
        List<HookFailure.Issue> wrong = new ArrayList<>();
        List<FeedbackItem> items = items(body, comments, wrong);
        if (!wrong.isEmpty()) {
            throw new HookFailure(FailureKind.BREAKS_PROTOCOL, shortened(wrong));
        }
        return items;
    }

    private static List<FeedbackItem> items(JsonNode body, Comments comments, List<HookFailure.Issue> wrong) {
        JsonNode list = body.path(LIST);
        if (list.isMissingNode() && body.has("card")) {
            FeedbackItem item = new ItemReader(body, "", comments, wrong).read();
            return item == null ? List.of() : List.of(item);
        }
        if (!list.isArray()) {
            throw HookFailure.breaksProtocol(LIST, "Send feedback as a JSON array.");
        }
        if (list.size() > MOST_ITEMS) {
            throw new HookFailure(FailureKind.TOO_LARGE, "Send at most " + MOST_ITEMS + " items at once.", LIST);
        }
        List<FeedbackItem> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new ItemReader(list.get(i), LIST + "[" + i + "]", comments, wrong).read());
        }
        return items.stream().filter(Objects::nonNull).toList();
    }

    private static List<HookFailure.Issue> shortened(List<HookFailure.Issue> wrong) {
        if (wrong.size() <= MOST_ISSUES) {
            return wrong;
        }
        List<HookFailure.Issue> named = new ArrayList<>(wrong.subList(0, MOST_ISSUES));
        named.add(new HookFailure.Issue("More is wrong than is named here.", LIST));
        return named;
    }
}
