package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Result;
import org.bonewise.patient.Results;
import org.bonewise.patient.SkeletalEvents;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** How a myeloma answers to its treatment, and what has happened since the last dose of a bone-modifying agent. */
final class MyelomaCourseFacts {

    private static final String RELAPSED = "PD";

    private MyelomaCourseFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.words(
                                "myelomaResponse",
                                PATIENT,
                                "sCR, CR, VGPR, PR, MR, SD or PD: the newest Observation imwg-response, at most"
                                        + " myelomaResponseDays old"),
                        MyelomaCourseFacts::response),
                new OneFact(
                        FactDeclaration.flag(
                                "myelomaRelapseSinceLastDose",
                                PATIENT,
                                "After the last dose of any bone-modifying agent: a current myeloma with clinicalStatus relapse"
                                        + " or recurrence or a code of relapse, or progressive disease as the newest"
                                        + " imwg-response. Unknown without a dose"),
                        MyelomaCourseFacts::relapse),
                new OneFact(
                        FactDeclaration.flag(
                                "skeletalEventSinceLastDose",
                                PATIENT,
                                "After the last dose of any bone-modifying agent: a pathological fracture, compression of the"
                                        + " spinal cord, radiotherapy of bone, or beside bone metastases or myeloma a fracture of hip or"
                                        + " vertebra. Unknown without a dose"),
                        MyelomaCourseFacts::skeletalEvent));
    }

    private static Fact response(FactBuilder fact, FactContext context) {
        Said<String> said = new Myeloma(context).response();
        if (said.isMissing()) {
            return fact.unknown(said.reason());
        }
        Result newest = Results.newest(context.record().results().of(ConceptGroup.IMWG_RESPONSE))
                .getFirst();
        OptionalInt window = OptionalInt.of(Verdict.days(context, "myelomaResponseDays"));
        fact.asOf(newest.time().day());
        return switch (Recency.of(newest.time().days(), context.record().today(), window)) {
            case WITHIN -> said.close(fact, fact::word);
            case OLDER -> fact.because(said.evidence()).unknown(UnknownReason.STALE);
            case OPEN -> fact.because(said.evidence()).unknown(UnknownReason.NOT_EXACT);
        };
    }

    private record Dated(@Nullable DateRange when, Evidence evidence) {}

    private static Fact relapse(FactBuilder fact, FactContext context) {
        Myeloma myeloma = new Myeloma(context);
        Stream<Dated> diagnoses =
                myeloma.current().stream().filter(myeloma::isRelapse).map(one -> new Dated(one.date(), one.evidence()));
        Said<String> response = myeloma.response();
        Stream<Dated> progression = response.value().filter(RELAPSED::equals).isPresent()
                        && !myeloma.onRecord().isEmpty()
                ? Results.newest(context.record().results().of(ConceptGroup.IMWG_RESPONSE)).stream()
                        .map(one -> new Dated(one.time().days(), one.evidence("Response:")))
                : Stream.empty();
        return sinceLastDose(fact, context, Stream.concat(diagnoses, progression), "Condition", "Observation");
    }

    private static Fact skeletalEvent(FactBuilder fact, FactContext context) {
        Stream<Dated> events = new SkeletalEvents(context.record())
                .all().stream().map(event -> new Dated(event.when(), event.evidence()));
        return sinceLastDose(fact, context, events, "Condition", "Procedure");
    }

    private static Fact sinceLastDose(FactBuilder fact, FactContext context, Stream<Dated> all, String... types) {
        List<BmaDose> given = BmaOrderFacts.given(context);
        if (given.isEmpty()) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        DateRange last = given.getLast().date();
        List<Evidence> after = new ArrayList<>();
        List<Evidence> open = new ArrayList<>();
        all.forEach(one -> {
            switch (isAfter(one.when(), last)) {
                case YES -> after.add(one.evidence());
                case UNKNOWN -> open.add(one.evidence());
                case NO -> {}
            }
        });
        if (after.isEmpty() && !open.isEmpty()) {
            return fact.because(open).unknown(UnknownReason.NOT_EXACT);
        }
        return Verdict.of(fact, context, after, types);
    }

    private static Ternary isAfter(@Nullable DateRange when, DateRange last) {
        if (when == null) {
            return Ternary.UNKNOWN;
        }
        Ternary latest = when.after(last.latest());
        return latest == when.after(last.earliest()) ? latest : Ternary.UNKNOWN;
    }
}
