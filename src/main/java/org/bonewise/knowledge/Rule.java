package org.bonewise.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action of a PlanDefinition.
 *
 * @param id stable id, shown wherever the rule speaks; of a variant the id of its rule, {@code SAF-13} for {@code SAF-13.bm}
 * @param artefactId id as in the artefact
 * @param file where it stands, for messages
 * @param kind what it decides about
 * @param code the decision, a code of the CodeSystem that belongs to the kind; {@code null} where only variants decide
 * @param severity how severe the message is, where there is one
 * @param scope what the conditions are about
 * @param onUnknown what happens while its conditions are unknown; a code of the kind's CodeSystem, {@code null} for nothing
 * @param agent agent that a preference is for; of a safety rule the one to go over to while it holds another
 * @param purpose what the regimens of an indication would be given for; {@code null} where the rule does not say
 * @param title one line without numbers that are computed
 * @param reason short phrase that stands in a summary after the drug, for example "bone metastases of breast cancer"
 * @param text Markdown with placeholders {@code {{%fact}}}; {@code null} when the title says it all
 * @param conditions all must hold
 * @param variants the first that holds takes the place of {@link #code()}, {@link #severity()} and {@link #text()}
 * @param regimens choices of which one is taken
 * @param companions orders that go along
 * @param citations what it rests on
 */
public record Rule(
        String id,
        String artefactId,
        String file,
        Kind kind,
        @Nullable String code,
        @Nullable Severity severity,
        Scope scope,
        @Nullable String onUnknown,
        @Nullable String agent,
        @Nullable String purpose,
        String title,
        @Nullable String reason,
        @Nullable String text,
        List<ParsedExpression> conditions,
        List<Rule> variants,
        List<Regimen> regimens,
        List<Regimen> companions,
        List<Citation> citations) {

    /** The same rule with these variants. */
    public Rule withVariants(List<Rule> chosen) {
        return with(code, chosen);
    }

    /** The same rule, which decides by these variants and not by itself. */
    public Rule onlyVariants(List<Rule> chosen) {
        return with(null, chosen);
    }

    private Rule with(@Nullable String ownCode, List<Rule> chosen) {
        return new Rule(
                id,
                artefactId,
                file,
                kind,
                ownCode,
                severity,
                scope,
                onUnknown,
                agent,
                purpose,
                title,
                reason,
                text,
                conditions,
                List.copyOf(chosen),
                regimens,
                companions,
                citations);
    }

    /** What the rule says when {@code variant} holds: the variant's decision and text, the rule's own where it has none. */
    public Rule as(Rule variant) {
        return new Rule(
                id,
                variant.artefactId,
                file,
                kind,
                variant.code == null ? code : variant.code,
                variant.severity == null ? severity : variant.severity,
                scope,
                variant.onUnknown == null ? onUnknown : variant.onUnknown,
                variant.agent == null ? agent : variant.agent,
                variant.purpose == null ? purpose : variant.purpose,
                variant.title,
                variant.reason == null ? reason : variant.reason,
                variant.text == null ? text : variant.text,
                java.util.stream.Stream.concat(conditions.stream(), variant.conditions.stream())
                        .toList(),
                List.of(),
                variant.regimens.isEmpty() ? regimens : variant.regimens,
                variant.companions.isEmpty() ? companions : variant.companions,
                variant.citations);
    }

    /** What a rule decides about; told by the CodeSystem of its code. */
    public enum Kind {
        /** Whether an agent is indicated. */
        INDICATION,
        /** Whether a candidate is safe. */
        SAFETY,
        /** What to order along, or to tell. */
        MESSAGE,
        /** When to say nothing. */
        SILENCE,
        /** Which of several candidates comes first. */
        PREFERENCE
    }

    /** What the conditions of a rule are about. */
    public enum Scope {
        PATIENT,
        CANDIDATE,
        COURSE,
        ORDER
    }
}
