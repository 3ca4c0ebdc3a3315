package org.bonewise.guideline;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.bonewise.knowledge.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The whole decision about one patient at one moment, with its reasons.
 *
 * @param guideline which guideline decided
 * @param silencedBy rules that keep recommendations off the cards
 * @param advice what the cards are to speak about, most important first; empty = nothing to say
 * @param indications every indication rule that spoke, leading first
 * @param candidates every regimen judged
 * @param messages findings about the patient, not about one candidate
 * @param monitoring orders due in a running course
 * @param unread parts of the record that could not be read, or not completely: prefetch keys or FHIR types
 * @param facts facts about the patient
 * @param shadow what rules in shadow would have said; nothing else in the decision rests on them
 */
public record Assessment(
        GuidelineId guideline,
        ZonedDateTime evaluatedAt,
        String patientId,
        List<Rule> silencedBy,
        List<Advice> advice,
        List<IndicationFinding> indications,
        List<CandidateAssessment> candidates,
        List<RuleFinding> messages,
        List<CompanionOrder> monitoring,
        List<String> unread,
        FactSource facts,
        List<ShadowFinding> shadow) {

    /** There are never more cards than these; what has to give way for them is the least severe. */
    public static final int MOST_CARDS = 3;

    /** One with no rule in shadow. */
    public Assessment(
            GuidelineId guideline,
            ZonedDateTime evaluatedAt,
            String patientId,
            List<Rule> silencedBy,
            List<Advice> advice,
            List<IndicationFinding> indications,
            List<CandidateAssessment> candidates,
            List<RuleFinding> messages,
            List<CompanionOrder> monitoring,
            List<String> unread,
            FactSource facts) {
        this(
                guideline,
                evaluatedAt,
                patientId,
                silencedBy,
                advice,
                indications,
                candidates,
                messages,
                monitoring,
                unread,
                facts,
                List.of());
    }

    /** The same with what rules in shadow would have said. */
    Assessment withShadow(List<ShadowFinding> findings) {
        return new Assessment(
                guideline,
                evaluatedAt,
                patientId,
                silencedBy,
                advice,
                indications,
                candidates,
                messages,
                monitoring,
                unread,
                facts,
                List.copyOf(findings));
    }

    /** The same with less to tell, and the rules that silence the rest. */
    Assessment telling(List<Advice> told, List<Rule> silencing) {
        return new Assessment(
                guideline,
                evaluatedAt,
                patientId,
                silencing,
                List.copyOf(told),
                indications,
                candidates,
                messages,
                monitoring,
                unread,
                facts,
                shadow);
    }

    /**
     * Which guideline, for people.
     *
     * @param id as configured, for example {@code esmo}
     * @param title for example {@code ESMO 2020}
     */
    public record GuidelineId(
            String id,
            String version,
            String title,
            @Nullable String url) {}

    /** One thing to tell the clinician: it becomes one card. */
    public sealed interface Advice {

        /**
         * An agent is indicated or to be considered; the candidates say which may be ordered.
         *
         * @param alsoCovered what else speaks for an agent: one is enough for all of it
         * @param changes those of the candidates that may be ordered only together with the end of an earlier order
         */
        record Start(
                IndicationFinding indication,
                List<CandidateAssessment> candidates,
                List<RuleFinding> messages,
                List<CompanionOrder> before,
                List<IndicationFinding> alsoCovered,
                List<Replacement> changes)
                implements Advice {

            /** One beside which nothing else speaks for an agent. */
            public Start(
                    IndicationFinding indication,
                    List<CandidateAssessment> candidates,
                    List<RuleFinding> messages,
                    List<CompanionOrder> before) {
                this(indication, candidates, messages, before, List.of(), List.of());
            }
        }

        /**
         * Whether an agent is indicated cannot be told before something is known.
         *
         * @param orders what settles it
         * @param support what goes with a therapy that costs bone whether or not an agent will
         */
        record Clarify(IndicationFinding indication, List<CompanionOrder> orders, List<CompanionOrder> support)
                implements Advice {

            /** One beside which nothing else is good to have. */
            public Clarify(IndicationFinding indication, List<CompanionOrder> orders) {
                this(indication, orders, List.of());
            }
        }

        /** The next dose of a running course is overdue. */
        record Overdue(RuleFinding finding, CandidateAssessment candidate) implements Advice {}

        /**
         * Something is wrong with a dose that is due or an order already placed.
         *
         * @param instead what may be given instead of a course that must end
         */
        record Unsafe(CandidateAssessment candidate, List<Replacement> instead) implements Advice {

            /** One instead of which nothing is proposed. */
            public Unsafe(CandidateAssessment candidate) {
                this(candidate, List.of());
            }
        }

        /**
         * An order that is being written.
         *
         * @param order the order, judged
         * @param alternatives what may be ordered instead, when the order is not safe as it stands; of the same product: how the
         *     order would be right
         * @param unfounded the rule to name when nothing on record speaks for the agent
         */
        record Order(
                CandidateAssessment order,
                List<Replacement> alternatives,
                @Nullable Rule unfounded) implements Advice {

            /** Whether an alternative is the order itself, as it should be. */
            public boolean isCorrection(Replacement alternative) {
                return Objects.equals(
                        order.candidate().regimen().product(),
                        alternative.candidate().candidate().regimen().product());
            }
        }

        /** Something about the patient that cannot wait. */
        record Emergency(RuleFinding finding) implements Advice {}

        /** Something to decide about a running course, for example that it is complete; orders that are due go along. */
        record Review(RuleFinding finding, CandidateAssessment candidate) implements Advice {}

        /** Laboratory tests, supplements or examinations due in a running course. */
        record Monitoring(CandidateAssessment candidate) implements Advice {}
    }
}
