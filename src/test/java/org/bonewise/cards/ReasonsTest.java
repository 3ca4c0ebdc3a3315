package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.cards.Given.*;

import java.util.List;
import java.util.Locale;
import org.bonewise.facts.Fact;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static List<String> said(Fact... because) {
        Words words = Words.of(Locale.ENGLISH);
        return new Reasons(words, new Names(words))
                .of(List.of(because)).stream().map(Fact::name).toList();
    }

    @Test
    void whatIsOnlyOfInterestWhenItIsSoIsLeftOutWhenItIsNot() {
        assertThat(said(flag("hospice", false), flag("boneMetastasis", false))).containsExactly("boneMetastasis");
    }

    @Test
    void itIsSaidWhenItIsSo() {
        assertThat(said(flag("hospice", true))).containsExactly("hospice");
    }

    @Test
    void whatIsOfUseToRulesOnlyIsNeverSaid() {
        assertThat(said(words("candidatePurpose", "adjuvant"), metastasis())).containsExactly("boneMetastasis");
    }
}
