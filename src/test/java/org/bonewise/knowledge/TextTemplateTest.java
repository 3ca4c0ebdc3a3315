package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTemplateTest {

    @Test
    void namesTheFactsInTheirOrder() {
        assertThat(TextTemplate.names("{{%b}} and {{%creatinineClearance}}, {{%b}}"))
                .containsExactly("b", "creatinineClearance");
    }

    @ParameterizedTest
    @CsvSource({
        "{{name}}, {{name}}",
        "{{ %name }}, {{ %name }}",
        "'{{%name}', '{{%name'",
        "name}}, }}",
        "{{%a.b}}, {{%a.b}}"
    })
    void reportsWhatIsNoPlaceholder(String template, String malformed) {
        assertThat(TextTemplate.malformed(template)).first().isEqualTo(malformed);
    }

    @Test
    void soundTextHasNothingMalformed() {
        assertThat(TextTemplate.malformed("Clearance {{%creatinineClearance}} {below} the limit"))
                .isEmpty();
    }

    @Test
    void fillsOnce() {
        assertThat(TextTemplate.fill("{{%a}} $1 {{%b}}", name -> name.equals("a") ? "{{%b}}" : "\\2"))
                .isEqualTo("{{%b}} $1 \\2");
    }
}
