package dev.kith.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.config.DataSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionsTest {
    /** Example i is of class i mod 4, but the last 40 of 140 are of none: 25 of each class. */
    private static final int[] TRUTHS =
            IntStream.range(0, 140).map(i -> i < 100 ? i % 4 : -1).toArray();

    private static final DataSet DATA = TestImages.dataSet(TestImages.withTruths(TRUTHS), "a", "b", "c", "d");

    static List<DataSettings> settings() {
        return List.of(
                TestSettings.labels(10, 20),
                TestSettings.perClass(3, 20),
                TestSettings.everyLabel(20),
                TestSettings.labels(100, 20));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void thePartsAreDisjointAscendingAndComplete(DataSettings settings) {
        Partition parts = Partitions.draw(DATA, settings, 1);
        for (int[] part : List.of(parts.labelled(), parts.unlabelled(), parts.validation())) {
            assertThat(part).isSorted();
        }
        assertThat(Stream.of(parts.labelled(), parts.unlabelled(), parts.validation())
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray())
                .containsExactly(IntStream.range(0, 140).toArray());
        assertThat(IntStream.of(parts.labelled())).allMatch(i -> TRUTHS[i] >= 0);
        assertThat(IntStream.of(parts.validation())).allMatch(i -> TRUTHS[i] >= 0);
    }

    @Test
    void labelsAreStratified() {
        assertThat(perClass(draw(TestSettings.perClass(3, 0), 1).labelled())).containsExactly(3, 3, 3, 3);
        assertThat(perClass(draw(TestSettings.labels(10, 0), 1).labelled()))
                .as("what is left over goes to the first classes")
                .containsExactly(3, 3, 2, 2);
        assertThat(perClass(draw(TestSettings.everyLabel(0), 1).labelled())).containsExactly(25, 25, 25, 25);
    }

    @Test
    void aSmallClassGivesWhatItHas() {
        DataSet data = TestImages.dataSet(TestImages.withTruths(0, 1, 1, 1, 1, 1), "small", "large");
        Partition parts = Partitions.draw(data, TestSettings.labels(4, 0), 1);
        assertThat(parts.labelled()).hasSize(4).contains(0);
    }

    @Test
    void validationIsInProportionAndHeldOut() {
        Partition parts = draw(TestSettings.labels(20, 16), 1);
        assertThat(perClass(parts.validation())).containsExactly(4, 4, 4, 4);
        assertThat(parts.unlabelled()).hasSize(140 - 20 - 16).doesNotContain(parts.validation());
        assertThat(draw(TestSettings.labels(20, 1000), 1).validation())
                .as("at most a fifth of what is not labelled")
                .hasSize(24);
    }

    @Test
    void whereEverythingIsKnownAndLabelledValidationComesFirst() {
        DataSet data = TestImages.dataSet(TestImages.withTruths(Arrays.copyOf(TRUTHS, 100)), "a", "b", "c", "d");
        Partition parts = Partitions.draw(data, TestSettings.everyLabel(1000), 1);
        assertThat(perClass(parts.validation())).containsExactly(5, 5, 5, 5);
        assertThat(parts.labelled()).hasSize(80);
        assertThat(parts.unlabelled()).isEmpty();
    }

    @Test
    void whereAllKnownLabelsAreUsedNothingIsLeftToValidateOn() {
        assertThat(draw(TestSettings.everyLabel(20), 1).validation()).isEmpty();
    }

    @Test
    void theSeedDecides() {
        DataSettings settings = TestSettings.labels(20, 10);
        Partition first = draw(settings, 1);
        assertThat(draw(settings, 1).labelled()).containsExactly(first.labelled());
        assertThat(draw(settings, 1).validation()).containsExactly(first.validation());
        assertThat(draw(settings, 2).labelled()).isNotEqualTo(first.labelled());
        assertThat(draw(settings, 2).validation()).isNotEqualTo(first.validation());
    }

    @Test
    void moreLabelsAddToFewer() {
        assertThat(draw(TestSettings.labels(40, 0), 1).labelled())
                .contains(draw(TestSettings.labels(10, 0), 1).labelled());
    }

    @Test
    void whatCannotBeLabelledIsSaidWithCounts() {
        fails(TestSettings.labels(101, 0), "data.labels = 101 is more than the 100 there are: a 25, b 25, c 25, d 25");
        fails(TestSettings.perClass(26, 0), "data.labels-per-class = 26 is more than there are: a 25, b 25");
        fails(TestSettings.labels(3, 0), "data.labels = 3 leaves some of the 4 classes without a label");
        fails(TestSettings.perClass(0, 0), "leaves every class without a label");
    }

    @Test
    void aClassWithoutLabelsStopsTheRun() {
        fails(
                TestImages.dataSet(TestImages.withTruths(0, 0, 2, -1), "a", "b", "c"),
                TestSettings.everyLabel(0),
                "Class b has no labelled example");
        fails(
                TestImages.dataSet(TestImages.withTruths(0, 0), "a"),
                TestSettings.everyLabel(0),
                "1 class only; at least two are needed");
    }

    @Test
    void sharesUseTheLargestRemainders() {
        assertThat(Strata.proportionally(5, new int[] {1, 2, 7})).containsExactly(1, 1, 3); // ½ 1 3½
        assertThat(Strata.evenly(8, new int[] {1, 9, 3})).containsExactly(1, 4, 3);
    }

    private static Partition draw(DataSettings settings, long seed) {
        return Partitions.draw(DATA, settings, seed);
    }

    private static int[] perClass(int[] indices) {
        return IntStream.range(0, 4)
                .map(c ->
                        (int) Arrays.stream(indices).filter(i -> TRUTHS[i] == c).count())
                .toArray();
    }

    private static void fails(DataSettings settings, String why) {
        fails(DATA, settings, why);
    }

    private static void fails(DataSet data, DataSettings settings, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Partitions.draw(data, settings, 1))
                .withMessageContaining(why);
    }

    @Test
    void whatTheDataSetAsideIsValidatedOnAndNeverLearntFrom() {
        Examples training = TestImages.withTruths(0, 1, 0, 1, -1, 0, 1, 0, 1);
        DataSet data = new DataSet(
                "test", List.of("a", "b"), 1, training, TestImages.withTruths(), List.of(5, 6, 7, 8), Findings.NONE);
        Partition all = Partitions.draw(data, TestSettings.everyLabel(0), 1);
        assertThat(all.labelled()).containsExactly(0, 1, 2, 3);
        assertThat(all.unlabelled()).containsExactly(4);
        assertThat(all.validation()).containsExactly(5, 6, 7, 8);

        Partition part = Partitions.draw(data, TestSettings.perClass(1, 9), 1);
        assertThat(part.labelled()).hasSize(2).doesNotContain(5, 6, 7, 8);
        assertThat(part.unlabelled()).hasSize(3).doesNotContain(5, 6, 7, 8);
        assertThat(part.validation()).containsExactly(5, 6, 7, 8);
    }
}
