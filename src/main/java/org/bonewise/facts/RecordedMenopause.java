package org.bonewise.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.jspecify.annotations.Nullable;

/** The menopausal state as somebody recorded it: postmenopausal at any time, premenopausal within a year. */
final class RecordedMenopause {

    private record Statement(@Nullable DateRange date, Evidence evidence) {}

    private RecordedMenopause() {}

    /** {@code null} when nothing is recorded. */
    static @Nullable MenopausalState of(FactContext context) {
        List<Statement> post = statements(context, ConceptGroup.POSTMENOPAUSAL);
        List<Statement> pre = statements(context, ConceptGroup.PREMENOPAUSAL).stream()
                .filter(one -> isRecent(context, one))
                .toList();
        if (post.isEmpty() && pre.isEmpty()) {
            return null;
        }
        if (pre.isEmpty() || isAllAfter(post, pre)) {
            return MenopausalState.known(MenopausalState.POST, evidence(post));
        }
        return post.isEmpty() || isAllAfter(pre, post)
                ? MenopausalState.known(MenopausalState.PRE, evidence(pre))
                : MenopausalState.unknown(UnknownReason.CONFLICTING);
    }

    private static List<Statement> statements(FactContext context, ConceptGroup group) {
        List<Statement> found = new ArrayList<>();
        context.record().diagnoses().of(group).stream()
                .filter(Diagnosis::confirmed)
                .forEach(one -> found.add(new Statement(one.date(), one.evidence())));
        Results results = context.record().results();
        Stream.concat(
                        results.withValueOf(group).stream(),
                        results.of(group).stream()
                                .filter(one -> one.value() instanceof ResultValue.Truth(var yes) && yes))
                .forEach(one -> found.add(new Statement(one.time().days(), one.evidence("Menopausal state"))));
        return found;
    }

    private static boolean isRecent(FactContext context, Statement statement) {
        OptionalInt days = OptionalInt.of(context.parameter("premenopausalDays").intValueExact());
        return statement.date() != null
                && Recency.of(statement.date(), context.record().today(), days) == Recency.WITHIN;
    }

    /** Whether some of {@code later} is surely after all of {@code earlier}. */
    private static boolean isAllAfter(List<Statement> later, List<Statement> earlier) {
        return later.stream()
                .anyMatch(one -> one.date() != null
                        && earlier.stream()
                                .allMatch(other -> other.date() != null
                                        && one.date()
                                                .earliest()
                                                .isAfter(other.date().latest())));
    }

    private static List<Evidence> evidence(List<Statement> statements) {
        return statements.stream().map(Statement::evidence).toList();
    }
}
