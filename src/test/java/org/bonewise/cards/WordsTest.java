package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.UnknownReason;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.FactDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    private static final List<String> NAMES = List.of("fact.", "unit.", "value.", "agent.", "digits.", "unsaid");

    private static ResourceBundle english() {
        return ResourceBundle.getBundle(Words.BUNDLE, Locale.ROOT);
    }

    static Stream<String> facts() {
        return FactDefinitions.catalogue().declarations().stream().map(FactDeclaration::name);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactHasWords(String fact) {
        assertThat(english().getString("fact." + fact)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(UnknownReason.class)
    void everyReasonHasWords(UnknownReason reason) {
        assertThat(english()
                        .getString("reason."
                                + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(SafetyStatus.class)
    void everyStatusHasWords(SafetyStatus status) {
        String code = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (String key : List.of("status.", "summary.unsafe.", "summary.start.")) {
            assertThat(english().getString(key + code)).isNotBlank();
        }
    }

    static Stream<String> patterns() {
        return english().keySet().stream().filter(key -> NAMES.stream().noneMatch(key::startsWith));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void everyPatternIsSound(String key) {
        String pattern = english().getString(key);

        assertThat(pattern.replace("''", "")).doesNotContain("'");
        assertThat(new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {1, "b", "c", 3}))
                .doesNotContain("{");
    }

    @Test
    void lists() {
        Words words = Words.of(Locale.ENGLISH);

        assertThat(words.anyOf(List.of())).isEmpty();
        assertThat(words.anyOf(List.of("a"))).isEqualTo("a");
        assertThat(words.anyOf(List.of("a", "b"))).isEqualTo("a or b");
        assertThat(words.anyOf(List.of("a", "b", "c", "d"))).isEqualTo("a, b, c or d");
        assertThat(words.allOf(List.of("a", "{b}", "c"))).isEqualTo("a, {b} and c");
    }

    @Test
    void aLanguageWithoutWordsGetsEnglish() {
        assertThat(Words.of(Locale.of("fi")).say("yes")).isEqualTo("yes");
    }
}
