package org.bonewise.feedback;

import org.jspecify.annotations.Nullable;

/**
 * Why a card was dismissed: one of the reasons on the card, or one of the client's own. Each text has at most 500 characters,
 * and of those that control none but white space.
 *
 * @param code as sent, known to us or not
 * @param system where the code is from; some clients leave it out
 * @param display the code in words, which are not kept: they may tell of the patient; some clients leave it out
 */
public record Reason(
        String code, @Nullable String system, @Nullable String display) {}
