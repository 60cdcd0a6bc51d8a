package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelCellsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.png",
                "a;b.png",
                "a,b.png",
                "a\"b.png",
                "[a].png",
                "a\\b.png",
                "a\nb.png",
                "a\tb",
                " a ",
                "",
                "\u001b[31m",
                "照片;.png"
            })
    void everyNameSurvives(String name) {
        List<String> names = List.of(name, "b;c.png", name);
        assertThat(LabelCells.read(LabelCells.ofTexts(names))).isEqualTo(names);
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(LabelCells.ofNumbers(List.of("0.9000", "-0.1250", "1.0000"))).isEqualTo("[0.9000,-0.1250,1.0000]");
        assertThat(LabelCells.read("[0.9000,-0.1250]")).containsExactly("0.9000", "-0.1250");
    }

    @Test
    void listsOfEarlierVersionsAreRead() {
        assertThat(LabelCells.read("a.png;b.png")).containsExactly("a.png", "b.png");
        assertThat(LabelCells.read("[1].png;[2].png")).containsExactly("[1].png", "[2].png");
        assertThat(LabelCells.read("")).isEmpty();
        assertThat(LabelCells.read("[]")).isEmpty();
    }
}
