package org.bonewise.cdshooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {"7; 102", "{}; 204", "[[],[]]; 514", "{\"a\":1}; 314", "\"a,b\"; 210"})
    void aTextWeighsItselfTwiceAndItsValues(String text, long weight) {
        assertEquals(weight, Weight.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The second byte of a character of another encoding looks like a quote. */
    @ParameterizedTest
    @CsvSource({"UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void noEncodingHidesValues(Charset encoding) {
        byte[] text = "[\"\u2200\",0,0,0]".getBytes(encoding);

        assertEquals(2 * text.length + 500, Weight.of(text));
    }

    @Test
    void moreValuesThanTheParserTakesCountNoFurther() {
        byte[] text = "[".repeat(1_500_000).getBytes(StandardCharsets.UTF_8);

        assertEquals(103_000_000, Weight.of(text));
    }
}
