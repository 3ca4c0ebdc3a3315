package org.bonewise.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;

/** The candidates of a card, each with its status and what the rules say of it; what all share is said once. */
final class Options {

    private final Words words;
    private final Names names;
    private final FactFormat format;
    private final Texts texts;

    Options(Words words, Names names, FactFormat format, Texts texts) {
        this.format = format;
        this.words = words;
        this.names = names;
        this.texts = texts;
    }

    /** List items in Markdown. */
    List<String> of(Content content) {
        List<CandidateAssessment> candidates = content.candidates();
        List<String> shared = shared(candidates);
        List<String> items = new ArrayList<>(texts.of(content.remarks(), content.facts()));
        shared.forEach(text -> items.add(words.say("option.all", text)));
        for (CandidateAssessment candidate : candidates) {
            List<String> own = new ArrayList<>(basis(candidate, content));
            own.addAll(texts.of(said(candidate).toList(), candidate.facts()));
            own.removeAll(shared);
            items.add(MarkdownList.nested(head(candidate, content), own));
        }
        items.addAll(unavailable(content));
        return items.stream().distinct().toList();
    }

    /** What the hospital does not have of the choice is named, so that its absence is not taken for a verdict. */
    private List<String> unavailable(Content content) {
        List<CandidateAssessment> choice =
                content.advice() instanceof Advice.Start start ? start.candidates() : content.candidates();
        List<String> titles = choice.stream()
                .filter(candidate -> candidate.origin() != Origin.DRAFT && !candidate.available())
                .map(candidate -> names.regimen(candidate.candidate().regimen()))
                .distinct()
                .toList();
        return titles.isEmpty() ? List.of() : List.of(words.say("option.unavailable", words.allOf(titles)));
    }

    private List<String> shared(List<CandidateAssessment> candidates) {
        if (candidates.size() < 2) {
            return List.of();
        }
        List<String> shared = new ArrayList<>(texts.of(
                said(candidates.getFirst()).toList(), candidates.getFirst().facts()));
        candidates.forEach(
                candidate -> shared.retainAll(texts.of(said(candidate).toList(), candidate.facts())));
        return shared;
    }

    /** What a rule orders is said with the order. */
    static Stream<RuleFinding> said(CandidateAssessment candidate) {
        return candidate.findings().stream()
                .filter(finding -> finding.rule().kind() != Rule.Kind.MESSAGE
                        || finding.rule().companions().isEmpty());
    }

    private static boolean isSaid(Fact fact, Content content) {
        return content.because().stream().anyMatch(said -> said.name().equals(fact.name()));
    }

    /** The numbers that the dose was worked out from, where it stands on the card and they do not yet. */
    private List<String> basis(CandidateAssessment candidate, Content content) {
        return content.orders(candidate)
                ? candidate.doseBecause().stream()
                        .filter(fact -> fact.value() instanceof FactValue.Decimal && !isSaid(fact, content))
                        .map(fact -> words.say(
                                "option.dose-by", names.fact(fact.name()), MarkdownText.escape(format.known(fact))))
                        .distinct()
                        .toList()
                : List.of();
    }

    private String head(CandidateAssessment candidate, Content content) {
        String status = words.say(
                "status." + candidate.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        String key = candidate.preferred() ? "option.preferred" : "option";
        return words.say(key, name(candidate, content), status);
    }

    private String name(CandidateAssessment candidate, Content content) {
        Regimen regimen = candidate.candidate().regimen();
        if (content.orders(candidate)) {
            return new Doses(words, names).named(candidate);
        }
        // The title of a regimen may hold its dose, and only doses that are ordered stand on a card.
        long sameAgent = content.candidates().stream()
                .filter(other -> names.agent(other.candidate().regimen()).equals(names.agent(regimen)))
                .count();
        return names.capitalised(sameAgent > 1 ? names.regimen(regimen) : names.agent(regimen));
    }
}
