package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final List<String> classes = List.of("boot", "bag", "coat");
    private final int[] truth = {0, 0, 0, 1, 1, 1, 1, 1};
    private final int[] predicted = {0, 0, 1, 1, 1, 1, 0, 1};
    private final ConfusionMatrix matrix = ConfusionMatrix.of(classes, truth, predicted);

    @Test
    void confusionCountsByTrueAndPredictedClass() {
        assertThat(matrix.counts()).containsExactly(List.of(2, 1, 0), List.of(1, 4, 0), List.of(0, 0, 0));
        assertThat(matrix.accuracy()).isEqualTo(new Accuracy(6, 8));
        assertThat(matrix.precision(0)).hasValue(2.0 / 3);
        assertThat(matrix.recall(1)).hasValue(.8);
        assertThat(matrix.precision(2)).isEmpty();
        assertThat(matrix.recall(2)).isEmpty();
    }

    @Test
    void confusionPrintsAsAnAlignedTable() {
        assertThat(matrix.toTable()).isEqualTo("""
                        true \\ predicted    boot     bag  coat  recall
                        boot                   2       1     0  66.7 %
                        bag                    1       4     0  80.0 %
                        coat                   0       0     0       -
                        precision         66.7 %  80.0 %     -
                        """);
    }

    @Test
    void confusionRefusesWhatIsNoClass() {
        assertThatThrownBy(() -> ConfusionMatrix.of(classes, new int[] {-1}, new int[] {0}))
                .hasMessageContaining("label -1");
        assertThatThrownBy(() -> ConfusionMatrix.of(classes, new int[] {1}, new int[] {3}))
                .hasMessageContaining("prediction 3");
    }

    @Test
    void accuracyHasABinomialError() {
        assertThat(new Accuracy(75, 100).value()).isEqualTo(.75);
        assertThat(new Accuracy(75, 100).standardError()).isCloseTo(.0433012702, within(1e-9));
    }

    @Test
    void calibrationErrorByHand() {
        // Bins of width 1/15: .95 and .97 share the last one (accuracy .5, confidence .96), .50 is alone and right,
        // .20 = 3/15 belongs to the third bin with .15 (accuracy 0, confidence .175).
        Predictions predictions = new Predictions(new int[] {0, 0, 0, 0, 0}, new float[] {.95f, .97f, .5f, .2f, .15f});
        double expected = (2 * Math.abs(.5 - .96) + Math.abs(1 - .5) + 2 * .175) / 5;
        assertThat(Calibration.expectedError(new int[] {0, 1, 0, 1, 1}, predictions))
                .isCloseTo(expected, within(1e-7));
    }

    @Test
    void certainAndRightIsPerfectlyCalibrated() {
        Predictions sure = new Predictions(new int[] {1, 2}, new float[] {1, 1});
        assertThat(Calibration.expectedError(new int[] {1, 2}, sure)).isZero();
        assertThat(Calibration.expectedError(new int[] {2, 1}, sure)).isEqualTo(1);
        Predictions none = new Predictions(new int[] {1}, new float[] {0});
        assertThat(Calibration.expectedError(new int[] {1}, none)).isEqualTo(1);
    }
}
