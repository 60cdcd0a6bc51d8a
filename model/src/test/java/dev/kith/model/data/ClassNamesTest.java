package dev.kith.model.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClassNamesTest {

    @ParameterizedTest
    @CsvSource({
        "cat, Cat",
        "cat, CAT",
        "cat, cat\u00a0",
        "cat, \u200bcat",
        "cat, c\u00adat",
        "cat, \ufeffcat",
        "cat, '\tcat '",
        "red cat, red  cat",
        "red cat, red\u00a0cat",
        "red cat, red\u3000cat",
        "red cat, 'red\tcat'",
        "file, ﬁle",
        "cat, ｃａｔ",
        "grün, gru\u0308n",
        "straße, STRASSE",
        "1, 1.0",
        "1, 01",
        "1, +1",
        "1, 1.",
        "1.5, 1.50",
        "0, -0",
        "10, 1０",
    })
    void namesThatLookAlikeAreTwins(String one, String other) {
        assertThat(ClassNames.key(one)).isEqualTo(ClassNames.key(other));
        assertThat(ClassNames.twins(List.of("bird", one, other))).containsExactly(List.of(one, other));
    }

    @ParameterizedTest
    @CsvSource({"cat, cats", "redcat, red cat", "1, 10", "1, 1.01", "1.2.3, 1.2.30", "a, á", "l, 1", "猫, 犬", "-1, 1"})
    void othersAreNot(String one, String other) {
        assertThat(ClassNames.twins(List.of(one, other))).isEmpty();
    }

    @Test
    void manyTwinsOfOneKeyAreOneList() {
        assertThat(ClassNames.twins(List.of("dog", "cat", "Dog", "DOG", "cat ")))
                .containsExactly(List.of("cat", "cat "), List.of("dog", "Dog", "DOG"));
    }

    @Test
    void blanksAtTheEndsOfLabelsDoNotCount() {
        assertThat(ClassNames.clean("\ufeff\u00a0 cat\u200b\t\r\n")).isEqualTo("cat");
        assertThat(ClassNames.clean("red  cat")).isEqualTo("red  cat");
        assertThat(ClassNames.clean("\u200b \u3000")).isEmpty();
    }

    @Test
    void whatIsNotSeenIsShown() {
        assertThat(ClassNames.quoted("red cat\u00a0\u200b")).isEqualTo("\"red cat<U+00A0><U+200B>\"");
        assertThat(ClassNames.quoted("\u001b[31m猫")).isEqualTo("\"<U+001B>[31m猫\"");
    }
}
