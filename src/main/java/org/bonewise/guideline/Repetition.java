package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.knowledge.Rule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves out of a decision what its reader was told before. */
final class Repetition {

    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

    private final Recollection recollection;
    private final Silence silence;

    /** @param silence the rules that say what is told once */
    Repetition(Recollection recollection, Silence silence) {
        this.recollection = recollection;
        this.silence = silence;
    }

    /** The decision without what need not be told again, and with the rules that silenced it. */
    Assessment leftOutOf(Assessment assessment) {
        if (recollection.equals(Recollection.NOTHING)) {
            return assessment;
        }
        try {
            return withoutRepetition(assessment);
        } catch (RuntimeException e) {
            LOG.error(
                    "What was told before cannot be known again ({}): all is told",
                    e.getClass().getSimpleName());
            return assessment;
        }
    }

    private Assessment withoutRepetition(Assessment assessment) {
        IdentityHashMap<Advice, Matter> matters = new IdentityHashMap<>();
        assessment.advice().forEach(advice -> Matter.of(advice, assessment.facts())
                .ifPresent(matter -> matters.put(advice, matter)));
        if (matters.isEmpty()) {
            return assessment;
        }
        Map<Matter, Set<Recalled>> recalled =
                recollection.of(matters.values().stream().distinct().toList());
        List<Advice> told = new ArrayList<>();
        Set<Rule> silencedBy = new LinkedHashSet<>(assessment.silencedBy());
        for (Advice advice : assessment.advice()) {
            Optional<Rule> rule = Optional.ofNullable(matters.get(advice))
                    .flatMap(matter -> silencing(matter, recalled.getOrDefault(matter, Set.of())));
            rule.ifPresentOrElse(silencedBy::add, () -> told.add(advice));
        }
        return assessment.telling(told, List.copyOf(silencedBy));
    }

    private Optional<Rule> silencing(Matter matter, Set<Recalled> recalled) {
        Silence about = silence.toStart(matter.purpose().isEmpty() ? null : matter.purpose());
        return recalled.stream()
                .sorted()
                .flatMap(one -> about.about(one).stream())
                .findFirst();
    }
}
