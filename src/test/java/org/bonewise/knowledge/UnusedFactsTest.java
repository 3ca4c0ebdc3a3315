package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.FactDefinitions;
import org.junit.jupiter.api.Test;

/** A fact is there because a rule, a text, a regimen or another fact asks for it. */
class UnusedFactsTest {

    /** Nothing asks for these: each is to be put to use or taken out, and then off this list. */
    private static final Set<String> UNUSED = Set.of(
            "acutePhaseReactionOnly",
            "bloodCancer",
            "candidateMaximumDoseMg",
            "candidateOnScheduleUntilDays",
            "courseEstimated",
            "courseStopped",
            "menopausalState",
            "nextDoseBookedSoon");

    /** Java asks for a fact by its name, in place or by a constant; a declaration is neither. */
    private static final Pattern ASKED = Pattern.compile("(?:fact\\(|= )\"(\\w+)\"");

    private static final Knowledge SHIPPED = ArtefactCopy.shipped();

    @Test
    void everyFactIsAskedFor() {
        Set<String> unused = FactDefinitions.catalogue().declarations().stream()
                .map(FactDeclaration::name)
                .collect(Collectors.toCollection(TreeSet::new));
        unused.removeAll(askedByArtefacts());
        unused.removeAll(askedByJava());

        assertThat(unused).containsExactlyInAnyOrderElementsOf(UNUSED);
    }

    private static Set<String> askedByArtefacts() {
        List<Rule> rules = Stream.concat(
                        SHIPPED.safety().stream(),
                        SHIPPED.guidelines().values().stream().flatMap(guideline -> guideline.rules().stream()))
                .flatMap(rule -> Stream.concat(Stream.of(rule), rule.variants().stream()))
                .toList();
        Collection<Regimen> regimens = SHIPPED.regimens().values();
        Set<String> asked = new TreeSet<>();
        rules.forEach(rule -> {
            rule.conditions().forEach(condition -> asked.addAll(facts(condition)));
            Stream.ofNullable(rule.text()).forEach(text -> asked.addAll(TextPlaceholders.names(text)));
        });
        regimens.forEach(regimen -> {
            regimen.dynamicValues().values().forEach(value -> asked.addAll(facts(value)));
            regimen.freshness().stream()
                    .flatMap(window -> Stream.ofNullable(window.when()))
                    .forEach(when -> asked.addAll(facts(when)));
        });
        return asked;
    }

    private static Set<String> facts(ParsedExpression expression) {
        return SHIPPED.engine().facts(expression);
    }

    private static Set<String> askedByJava() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> ASKED.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
