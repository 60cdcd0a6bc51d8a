package dev.kith.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {

    @ParameterizedTest
    @CsvSource({
        "001b, \\x1b", // escape: colours, titles, positions
        "0000, \\x00",
        "0007, \\x07", // bell
        "0008, \\x08",
        "000a, \\x0a",
        "000d, \\x0d",
        "007f, \\x7f",
        "0085, \\x85", // next line
        "009b, \\x9b", // the one-byte form of the escape for colours
        "061c, \\u061c",
        "200e, \\u200e",
        "200f, \\u200f",
        "2028, \\u2028",
        "202a, \\u202a",
        "202e, \\u202e", // what follows is written from right to left
        "2066, \\u2066",
        "2069, \\u2069"
    })
    void controlCharactersAreShown(String code, String shown) {
        String character = String.valueOf((char) Integer.parseInt(code, 16));

        assertThat(Text.visible("a" + character + "b")).isEqualTo("a" + shown + "b");
        assertThat(Text.visible(character, character)).isEqualTo(character);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cat", "Käse 苹果 кот", "a\\b", "± × …", "👍🏽", "a\u00a0b", "\u200b"})
    void otherTextStays(String text) {
        assertThat(Text.visible(text)).isSameAs(text);
    }

    @Test
    void noControlCharacterIsLeft() {
        StringBuilder every = new StringBuilder();
        for (char c = 0; c < 0x2100; c++) {
            every.append(c);
        }

        assertThat(Text.visible(every.toString())).doesNotContainPattern("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");
    }
}
