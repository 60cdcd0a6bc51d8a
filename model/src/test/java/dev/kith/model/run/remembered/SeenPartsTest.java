package dev.kith.model.run.remembered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.DataSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenPartsTest {
    private static final RememberedRun RUN = Remembering.run(
            "labelled c/1=cat",
            "labelled d/1=dog",
            "unlabelled c/2=cat",
            "unlabelled u/1",
            "validation d/2=dog",
            "test test/1=cat",
            "test test/2=dog");
    private static final String SAME = "c/1=cat d/1=dog c/2=cat u/1 d/2=dog test/1=cat test/2=dog";

    private static DataSet data(String examples) {
        return Remembering.data(examples.split(" "));
    }

    private static List<String> test(SeenParts parts) {
        return parts.test().stream().map(PlacedExamples.PlacedExample::id).toList();
    }

    @Test
    void sameDataHaveTheSameParts() {
        SeenParts parts = SeenParts.of(RUN, data(SAME));

        assertThat(parts.complete()).isTrue();
        assertThat(parts.notices()).isEmpty();
        assertThat(test(parts)).containsExactly("test/1", "test/2");
        assertThat(parts.partition().labelled()).containsExactly(0, 1);
        assertThat(parts.partition().unlabelled()).containsExactly(2, 3);
        assertThat(parts.partition().validation()).containsExactly(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test/3=dog | test/1 test/2 test/3 | true | new in the test split since the run: 1 picture: test/3",
                "c/9=cat | test/1 test/2 | true | new since the run, with a label, and outside of the test folder: not evaluated: 1 picture: c/9",
            })
    void newPicturesAreToldAndTestedOnlyInATestFolder(String added, String test, boolean complete, String told) {
        SeenParts parts = SeenParts.of(RUN, data(SAME + " " + added));

        assertThat(test(parts)).containsExactly(test.split(" "));
        assertThat(parts.complete()).isEqualTo(complete);
        assertThat(parts.notices()).containsExactly(told);
    }

    @Test
    void newPicturesWithoutALabelJoinThePool() {
        SeenParts parts = SeenParts.of(RUN, data(SAME + " u/9"));

        assertThat(parts.partition().unlabelled()).hasSize(3);
        assertThat(parts.training().get(parts.partition().unlabelled()[2]).id()).isEqualTo("u/9");
    }

    /** Whatever split they are drawn into now. */
    @Test
    void whatTrainingHasSeenIsNeverTested() {
        RememberedRun run =
                Remembering.run("labelled tc/1=cat", "unlabelled tc/2=cat", "labelled td/1=dog", "test td/2=dog");

        SeenParts parts = SeenParts.of(run, data("tc/1=cat tc/2=cat td/1=dog td/2=dog tc/3=cat"));

        assertThat(test(parts)).containsExactly("td/2");
        assertThat(parts.notices()).singleElement().asString().contains("not evaluated: 1 picture: tc/3");
    }

    @Test
    void withoutTheLabelsThatWereShownNothingIsFittedAgain() {
        SeenParts gone = SeenParts.of(RUN, data("d/1=dog c/2=cat u/1 d/2=dog test/1=cat test/2=dog"));
        assertThat(gone.complete()).isFalse();
        assertThat(gone.notices()).containsExactly("gone since the run: 1 picture: c/1");

        SeenParts relabelled = SeenParts.of(RUN, data(SAME.replace("c/1=cat", "c/1=dog")));
        assertThat(relabelled.complete()).isFalse();
        assertThat(relabelled.notices())
                .containsExactly("other labels than training was shown: 1 picture: c/1 (dog, was cat)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x/1=cat x/2=dog test/8=dog | test/8 | on their test split",
                "x/1=cat x/2=dog tx/8=dog t=cat | tx/8 t | on their test split",
                "x/1=cat x/2=dog y | x/1 x/2 | on all that have a label",
                "tx/1=cat tx/2=dog | tx/1 tx/2 | on all that have a label",
            })
    void otherPicturesAreATestOfTheirOwn(String now, String test, String told) {
        SeenParts parts = SeenParts.of(RUN, now.startsWith("tx") ? heldOut() : data(now));

        assertThat(test(parts)).containsExactlyInAnyOrder(test.split(" "));
        assertThat(parts.complete()).isFalse();
        assertThat(parts.notices())
                .containsExactly("none of these pictures is one of the run's: its model is measured " + told);
    }

    /** A test split in the folders of the others was held out by Kith, and says nothing. */
    private static DataSet heldOut() {
        DataSet training = Remembering.data("tx/1=cat", "tx/2=dog");
        DataSet one = new DataSet(
                "dots",
                training.classes(),
                1,
                new SomeDots(training.test(), 0, 1),
                new SomeDots(training.test(), 1, 2));
        return one;
    }

    private record SomeDots(dev.kith.model.data.Examples all, int from, int to)
            implements dev.kith.model.data.Examples {
        @Override
        public int size() {
            return to - from;
        }

        @Override
        public dev.kith.model.data.Image image(int index) {
            return all.image(from + index);
        }

        @Override
        public int truth(int index) {
            return all.truth(from + index);
        }

        @Override
        public String id(int index) {
            return all.id(from + index);
        }
    }
}
