package org.bonewise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTextsTest {

    @Test
    void whatWasTypedInThePlaceOfACodeIsNotShown() {
        assertThat(ReasonTexts.isShown("https://ehr.example.org/reasons#1", "local-17"))
                .isTrue();
        assertThat(ReasonTexts.isShown(null, "4711:a.b_c")).isTrue();
        assertThat(ReasonTexts.isShown(null, "Mrs Hansen, hospice since Monday"))
                .isFalse();
        assertThat(ReasonTexts.isShown("see the letter to Mrs Hansen", "local-17"))
                .isFalse();
        assertThat(ReasonTexts.isShown(null, "a".repeat(65))).isFalse();
    }
}
