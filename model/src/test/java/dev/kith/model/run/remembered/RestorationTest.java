package dev.kith.model.run.remembered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestorationTest {
    private static final RememberedRun RUN = Remembering.run(
            "labelled a=cat",
            "unlabelled b",
            "labelled c=dog",
            "validation d=dog",
            "unlabelled e=cat",
            "test t1=cat",
            "test t2=dog");
    private static final String SAME = "a=cat b c=dog d=dog e=cat t1=cat t2=dog";

    private static DataSet data(String examples) {
        return Remembering.data(examples.split(" "));
    }

    private static List<String> ids(Examples examples) {
        return IntStream.range(0, examples.size()).mapToObj(examples::id).toList();
    }

    @Test
    void unchangedDataAreTakenAsTheyAre() {
        DataSet now = data(SAME);
        Restoration restored = Restoration.exact(RUN, now);

        assertThat(restored.data()).isSameAs(now);
        assertThat(restored.notices()).isEmpty();
        assertThat(restored.partition().labelled()).containsExactly(0, 2);
        assertThat(restored.partition().unlabelled()).containsExactly(1, 4);
        assertThat(restored.partition().validation()).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({
        "another order, t2=dog e=cat d=dog c=dog b a=cat t1=cat",
        "pictures added, aa a=cat ab=dog b c=dog d=dog e=cat t0=cat t1=cat t2=dog x",
    })
    void theRunSeesWhatItSaw(String how, String now) {
        Restoration restored = Restoration.exact(RUN, data(now));

        assertThat(ids(restored.data().training())).as(how).containsExactly("a", "b", "c", "d", "e");
        assertThat(ids(restored.data().test())).containsExactly("t1", "t2");
        assertThat(restored.data().classes()).containsExactly("cat", "dog");
        assertThat(IntStream.range(0, 5).map(restored.data().training()::truth)).containsExactly(0, -1, 1, 1, 0);
        DataSet data = data(now);
        for (int i = 0; i < 5; i++) {
            int there = ids(data.training()).indexOf(restored.data().training().id(i));
            assertThat(restored.data().training().image(i).at(0, 0, 0)).isEqualTo(there);
        }
    }

    @Test
    void whatIsNewIsLeftOutAndTold() {
        String many =
                String.join(" ", IntStream.range(0, 12).mapToObj(i -> "n" + i).toList());
        assertThat(Restoration.exact(RUN, data(SAME + " " + many)).notices())
                .containsExactly(
                        "12 pictures: n0, n1, n2, n3, n4, n5, n6, n7, n8, n9 … and 2 more: new since the run began,"
                                + " and left out of it");
        Restoration relabelled = Restoration.exact(RUN, data("a=cat b=dog c=dog d=dog e=cat t1=cat t2=dog"));
        assertThat(relabelled.notices())
                .containsExactly(
                        "1 picture: b (dog, was without): other labels than when the run began; training is not shown"
                                + " them");
        assertThat(relabelled.data().training().truth(1)).as("as it was").isEqualTo(-1);
    }

    /** A test split that Kith holds out is drawn anew when pictures come; by name every picture keeps its part. */
    @Test
    void pictureThatHaveMovedBetweenTheSplitsKeepTheirPart() {
        RememberedRun run = Remembering.run("labelled ta=cat", "labelled tb=dog", "test c=cat", "test d=dog");

        Restoration restored = Restoration.exact(run, data("c=cat d=dog ta=cat tb=dog"));

        assertThat(ids(restored.data().training())).containsExactly("ta", "tb");
        assertThat(ids(restored.data().test())).containsExactly("c", "d");
        assertThat(restored.data().test().image(1).at(0, 0, 0)).isEqualTo(1);
        assertThat(restored.data().training().image(0).at(0, 0, 0)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=cat b c=dog d=dog e=cat t1=cat | Gone: 1 picture: t2.",
                "a=cat c=dog d=dog t1=cat t2=dog | Gone: 2 pictures: b, e.",
                "a=dog b c=dog d=dog e=cat t1=cat t2=dog | Labels that training was shown are others now: 1 picture: a (dog, was cat).",
                "a b c=dog d=dog e=cat t1=cat t2=dog | Labels that training was shown are others now: 1 picture: a (no label, was cat).",
                "a=cat b c=dog d=dog e=cat t1=cat t2=dog x=arc | There are classes that the run does not know: arc.",
                "a=zcat b c=dog d=dog e=zcat t1=zcat t2=dog | There is nothing of these classes any more: cat.",
            })
    void otherDataAreRefusedByName(String now, String told) {
        assertThatThrownBy(() -> Restoration.exact(RUN, data(now)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("The data are not those that the run has learned from. ")
                .hasMessageContaining(told)
                .hasMessageEndingWith("Put them back as they were, or begin a new run.");
    }

    @Test
    void whoOnlyLooksGetsGaps() {
        Restoration looked = Restoration.withGaps(RUN, data("a=dog c=dog t1=cat x=arc"));

        assertThat(ids(looked.data().training())).containsExactly("a", "b", "c", "d", "e");
        assertThat(looked.data().classes()).containsExactly("cat", "dog");
        assertThat(looked.data().training().truth(0)).isZero();
        assertThatThrownBy(() -> looked.data().training().image(1))
                .isInstanceOf(BrokenExampleException.class)
                .hasMessage("b: is no longer in dots");
    }
}
