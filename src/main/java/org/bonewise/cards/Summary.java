package org.bonewise.cards;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.DecisionStatus;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.jspecify.annotations.Nullable;

/** The one sentence of a card: which drug, and why. Plain text of fewer than 140 UTF-16 code units. */
final class Summary {

    /** The protocol asks for fewer than 140 characters. */
    static final int MOST = 139;

    private final Words words;
    private final Names names;

    Summary(Words words) {
        this.words = words;
        this.names = new Names(words);
    }

    /** The summary of one content. */
    String of(Content content) {
        return switch (content.advice()) {
            case Advice.Start start -> start(start, content);
            case Advice.Clarify _ -> fit(words.say("summary.clarify", reason(content.lead())));
            case Advice.Overdue _ ->
                ofDrugs(content.candidates(), drug -> words.say("summary.overdue", drug, reason(content.lead())));
            case Advice.Unsafe unsafe -> unsafe(unsafe.candidate(), content);
            case Advice.Order order -> order(order, content);
            case Advice.Emergency emergency ->
                fit(words.say(emergency(emergency.finding(), content.leadText()), reason(content.lead())));
            case Advice.Review review ->
                fit(words.say(
                        "summary.review",
                        names.agent(review.candidate().candidate().regimen()),
                        reason(content.lead())));
            case Advice.Monitoring _ -> monitoring(content);
        };
    }

    /** The summary of a card that several contents share. */
    String ofRest(List<Content> rest) {
        String all = String.join("; ", rest.stream().map(this::of).toList());
        return fit(words.say("summary.rest", rest.size(), all));
    }

    private String start(Advice.Start start, Content content) {
        String reason = reason(content.lead());
        List<CandidateAssessment> candidates = content.candidates();
        if (candidates.isEmpty()) {
            return fit(words.say(form(start) + "none", reason));
        }
        List<CandidateAssessment> orderable = content.orderable();
        if (!orderable.isEmpty()) {
            String key =
                    start.indication().status() == DecisionStatus.CONSIDER ? "summary.start.consider" : "summary.start";
            return ofDrugs(orderable, drugs -> words.say(key, drugs, reason));
        }
        if (candidates.stream().noneMatch(CandidateAssessment::available)) {
            return ofDrugs(candidates, drugs -> words.say("summary.start.unavailable", drugs, reason));
        }
        SafetyStatus best = candidates.stream()
                .map(CandidateAssessment::status)
                .min(Comparator.naturalOrder())
                .orElse(SafetyStatus.NEEDS_DATA);
        String key = form(start) + code(best);
        List<CandidateAssessment> named = candidates.stream()
                .filter(candidate -> candidate.status() != SafetyStatus.CONTRAINDICATED || candidate.status() == best)
                .toList();
        String blocker = blocker(named);
        return ofDrugs(
                named,
                drugs -> blocker.isEmpty()
                        ? words.say("summary.start.words", drugs, reason)
                        : words.say(key, drugs, reason, blocker));
    }

    /** What is only to be considered is not called indicated. */
    private static String form(Advice.Start start) {
        return start.indication().status() == DecisionStatus.CONSIDER ? "summary.consider." : "summary.start.";
    }

    private String order(Advice.Order advice, Content content) {
        if (advice.unfounded() != null && advice.unfounded().equals(content.lead())) {
            return ofDrugs(List.of(advice.order()), drug -> words.say("summary.unfounded", drug));
        }
        boolean onlyCompletes = content.indicator() == Indicator.INFO
                && advice.order().status().mayBeOrdered()
                && !content.orders().isEmpty();
        if (!onlyCompletes) {
            return unsafe(advice.order(), content);
        }
        String along = words.allOf(content.orders().stream()
                .map(order -> names.regimen(order.regimen()))
                .toList());
        return ofDrugs(List.of(advice.order()), drug -> words.say("summary.along", drug, along));
    }

    private String unsafe(CandidateAssessment candidate, Content content) {
        String key = "summary.unsafe." + code(candidate.status());
        String reason = reason(content.lead(), candidate.findings());
        return ofDrugs(List.of(candidate), drug -> words.say(key, drug, reason));
    }

    private static String emergency(RuleFinding finding, boolean holds) {
        if (!holds) {
            return "summary.emergency.unchecked";
        }
        return finding.severity() == Severity.CRITICAL ? "summary.emergency" : "summary.emergency.warning";
    }

    private String monitoring(Content content) {
        List<String> orders = content.orders().stream()
                .map(order -> names.regimen(order.regimen()))
                .toList();
        String what = orders.isEmpty() ? reason(content.lead()) : words.allOf(orders);
        return ofDrugs(content.candidates(), drug -> words.say("summary.monitoring", drug, what));
    }

    /** Why no candidate may be ordered: what is said of all of them, else the worst that is said of any. */
    private String blocker(List<CandidateAssessment> candidates) {
        List<RuleFinding> blocking = Contents.worstFirst(candidates.stream()
                .flatMap(candidate -> candidate.findings().stream())
                .filter(finding -> !finding.status().mayBeOrdered())
                .toList());
        Stream<RuleFinding> ofAll = blocking.stream()
                .filter(finding -> candidates.stream().allMatch(candidate -> candidate.findings().stream()
                        .anyMatch(
                                other -> other.rule().id().equals(finding.rule().id()))));
        return Stream.concat(ofAll, blocking.stream())
                .findFirst()
                .map(finding -> reason(finding.rule(), List.of(finding)))
                .orElse("");
    }

    private String ofDrugs(List<CandidateAssessment> candidates, UnaryOperator<String> sentence) {
        List<String> drugs = candidates.stream()
                .map(candidate -> names.agent(candidate.candidate().regimen()))
                .distinct()
                .toList();
        String full = names.capitalised(sentence.apply(words.anyOf(drugs)));
        return full.length() <= MOST || drugs.size() < 2
                ? fit(full)
                : fit(sentence.apply(words.say("drugs.more", drugs.getFirst())));
    }

    private String fit(String sentence) {
        return Shortening.to(MOST, names.capitalised(sentence), words.locale());
    }

    /** What a rule forbids is not said to be so where the rule could not be evaluated, or may not hold. */
    private String reason(@Nullable Rule rule, List<RuleFinding> findings) {
        RuleFinding.Certainty certainty = findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(RuleFinding::certainty)
                .findFirst()
                .orElse(RuleFinding.Certainty.HOLDS);
        return switch (certainty) {
            case HOLDS -> reason(rule);
            case POSSIBLE -> words.say("summary.possible", reason(rule));
            case UNCHECKED -> words.say("summary.unchecked", reason(rule));
        };
    }

    private static String reason(@Nullable Rule rule) {
        if (rule == null) {
            return "";
        }
        return rule.reason() == null ? rule.title() : rule.reason();
    }

    private static String code(SafetyStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
