package org.bonewise.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.bonewise.cdshooks.Card;
import org.jspecify.annotations.Nullable;

/**
 * The whole decision of one call, as it goes over the wire: members in this order, lists always there, and what is {@code null}
 * left out. Each rule that spoke stands in exactly one of {@code silencedBy}, {@code indications} and {@code messages}. Facts are
 * called by their names in expressions, without {@code %}.
 *
 * @param service id of the service
 * @param guideline which guideline decided
 * @param evaluatedAt the moment of the decision, with offset
 * @param patient id as in the context of the call
 * @param silencedBy ids of rules that keep recommendations off the cards
 * @param indications what the indication rules say, leading first
 * @param candidates every regimen judged
 * @param messages what all other rules say
 * @param orders what is suggested, the card limit aside; none when a patient reads the cards
 * @param facts what the decision asked for, by name
 * @param advice what there is to tell, most important first, before the card limit
 * @param shadow ids of rules that only would have spoken: they stand in the lists above and changed nothing
 * @param unread parts of the record that could not be read
 * @param cards as the service answers them
 */
record Explanation(
        String service,
        Guideline guideline,
        String evaluatedAt,
        String patient,
        List<String> silencedBy,
        List<Indication> indications,
        List<Candidate> candidates,
        List<Message> messages,
        List<Order> orders,
        List<StatedFact> facts,
        List<Told> advice,
        List<String> shadow,
        List<String> unread,
        List<Card> cards) {

    /** Which guideline, for example {@code esmo}. */
    record Guideline(String id, String version) {}

    /**
     * What one indication rule says.
     *
     * @param indication what its regimens would be given for, for example {@code bone-metastases}
     * @param status indicated, consider, needs-data or not-indicated
     * @param because facts that it rests on
     * @param missing facts that would have told
     * @param shadow whether the rule is in shadow
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Indication(
            String rule,
            @Nullable String indication,
            String status,
            String title,
            List<String> because,
            List<String> missing,
            List<Source> citations,
            boolean shadow) {}

    /** What a rule rests on; the grade as the guideline prints it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(
            String label,
            @Nullable String grade,
            @Nullable String text,
            @Nullable String url) {}

    /**
     * One regimen judged.
     *
     * @param regimen id of its ActivityDefinition
     * @param agent the drug substance
     * @param purpose what it would be given for; {@code null} when only the regimen tells, perhaps several purposes
     * @param origin {@code guideline} for a proposal and for the next dose of a running course, {@code draft} for an order on
     *     record or in the hook's context
     * @param course whether it is the next dose of a running course
     * @param draftOrder reference of the order judged
     * @param status ok, caution, needs-data, hold or contraindicated
     * @param preferred whether it comes first
     * @param dose one administration; {@code null} while it cannot be worked out
     * @param rules ids of the rules that speak of it; what they say stands in {@code messages}
     * @param missing facts to find out first
     * @param orders canonicals of what goes along
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Candidate(
            String regimen,
            @Nullable String agent,
            @Nullable String purpose,
            String origin,
            boolean course,
            @Nullable String draftOrder,
            String status,
            boolean preferred,
            @Nullable Dose dose,
            List<String> rules,
            List<String> missing,
            List<String> orders) {}

    /** An amount with its unit. */
    record Dose(BigDecimal value, String unit) {}

    /**
     * What one rule says about one agent, order or the patient.
     *
     * @param variant id in the artefact of what spoke: the rule, or one of its variants
     * @param severity info, warning or critical
     * @param status what it means for the candidate; {@code null} where that is not decided by such a rule
     * @param certainty {@code holds}, {@code possible} (cannot be ruled out) or {@code unchecked} (could not be evaluated);
     *     {@code null} in shadow
     * @param about agent, reference of an order, or {@code patient}
     * @param text Markdown
     * @param because facts that it rests on
     * @param missing facts that it lacks
     * @param shadow whether the rule is in shadow
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String rule,
            String variant,
            String severity,
            @Nullable String status,
            @Nullable String certainty,
            String about,
            String text,
            List<String> because,
            List<String> missing,
            boolean shadow) {}

    /**
     * A thing suggested.
     *
     * @param definition canonical of the ActivityDefinition
     * @param resourceType type of the order
     * @param purpose {@code bma} for an agent, else a code of our companion-purpose CodeSystem
     */
    record Order(String definition, String resourceType, String purpose) {}

    /**
     * One thing told.
     *
     * @param kind start, clarify, overdue, unsafe, emergency, review or monitoring
     * @param rule the rule that it follows from, where one alone does
     * @param about agent or reference of the order, where it is about one
     * @param orders canonicals of what is suggested with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            String kind, @Nullable String rule, @Nullable String about, List<String> orders) {}

    /**
     * A fact as it was seen.
     *
     * @param value a number, {@code true} or {@code false}, or a word; an object {@code low, lowIncluded, high, highIncluded} when
     *     only a range is known, {@code oneOf} when several words are possible; of a fact that is stale or implausible the last
     *     value, which no rule used
     * @param unit UCUM unit of a number
     * @param status known, unknown, stale or implausible
     * @param reason why it is not known
     * @param asOf the day it was true
     * @param reported the value as the laboratory reported it
     * @param regimens ids of the regimens with whose windows or products it was seen so; {@code null} when seen for the patient
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatedFact(
            String name,
            @Nullable Object value,
            @Nullable String unit,
            String status,
            @Nullable String reason,
            @Nullable String asOf,
            @Nullable AsReported reported,
            @Nullable List<String> regimens,
            List<Proof> evidence) {}

    /** A number of which only bounds are known; an open end is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Range(
            @Nullable BigDecimal low,
            boolean lowIncluded,
            @Nullable BigDecimal high,
            boolean highIncluded) {}

    /** Words of which the record leaves open which one it is. */
    record OneOf(List<String> oneOf) {}

    /** A value with its unit, as recorded. */
    record AsReported(String value, String unit) {}

    /**
     * A resource that proves a fact.
     *
     * @param reference {@code Type/id}; {@code null} when the resource has no id
     * @param display what it said, as recorded: untrusted text
     * @param date when, where recorded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proof(
            @Nullable String reference,
            String display,
            @Nullable String date) {}
}
