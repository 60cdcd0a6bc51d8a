package dev.kith.http.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.report.Style;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressTextTest {
    private static final Style ASCII = new Style(false, false);
    private static final Snapshot NOW =
            new Snapshot("training", 300, 1200, OptionalDouble.of(20), List.of("loss 4.210", "pseudo-labels 71.3 %"));

    @Test
    void figuresAreThoseAPersonWatches() {
        List<String> figures = ProgressText.figures(
                Map.of("loss", 4.2104, "pseudo_label/accuracy", 0.7129, "queue/fill", 0.5),
                Map.of("eval/knn_top1", 0.5, "eval/accuracy", 0.683));

        assertThat(figures).containsExactly("loss 4.210", "pseudo-labels 71.3 %", "validation 68.3 %");
    }

    @Test
    void withoutTheShippedClassifierTheNearestNeighboursSpeak() {
        assertThat(ProgressText.figures(Map.of(), Map.of("eval/linear_top1", 0.6, "eval/knn_top1", 0.5)))
                .containsExactly("validation 50.0 %");
        assertThat(ProgressText.figures(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void aLineTellsRateAndTimeLeft() {
        assertThat(ProgressText.line(NOW))
                .isEqualTo("step 300/1200 (25 %)  20.0 steps/s  0:45 left  loss 4.210  pseudo-labels 71.3 %");
    }

    @Test
    void aLineSaysNothingOfARateThatIsNotKnown() {
        Snapshot first = new Snapshot("training", 1, 1200, OptionalDouble.empty(), List.of());

        assertThat(ProgressText.line(first)).isEqualTo("step 1/1200 (0 %)");
    }

    @Test
    void aBarIsAsWideAsTheTerminal() {
        String bar = ProgressText.bar(NOW, 100, ASCII);

        assertThat(bar)
                .hasSize(100)
                .startsWith("training  25 % #####.....")
                .endsWith("  300/1200  20.0/s  0:45 left  loss 4.210  pseudo-labels 71.3 %");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 55, 70, 88, 120, 200})
    void aNarrowTerminalLosesTheLeastImportantFirst(int width) {
        String bar = ProgressText.bar(NOW, width, ASCII);

        assertThat(bar).hasSize(width).contains("300/1200");
        assertThat(bar.contains("pseudo-labels")).isEqualTo(width >= 88);
        assertThat(bar.contains("loss")).isEqualTo(width >= 70);
    }

    @ParameterizedTest
    @CsvSource({"0, ....", "0.24, ....", "0.25, #...", "0.99, ###.", "1, ####"})
    void blocksOfAscii(double share, String expected) {
        assertThat(ProgressText.blocks(share, 4, ASCII)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, ··", "0.0625, ▏·", "0.25, ▌·", "0.5, █·", "0.9375, █▉", "1, ██"})
    void blocksOfEighths(double share, String expected) {
        assertThat(ProgressText.blocks(share, 2, Style.plain())).isEqualTo(expected);
    }
}
