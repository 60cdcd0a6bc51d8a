package dev.kith.tests.strict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.method.Batch;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import dev.kith.model.run.Cut;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.Trainer;
import dev.kith.tests.support.Fingerprint;
import dev.kith.tests.support.TinyRuns;
import dev.kith.tests.support.Training;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of the classes of unlabelled and of validation examples does not reach training by any way. */
final class HiddenTruthTest {
    private final PreparedRun honest = StrictRuns.SHAPES.prepare(5);
    private final PreparedRun permuted = TinyRuns.withData(honest, permuted(honest));

    /** Another truth for all but the labelled examples. */
    private record OtherTruth(Examples examples, int[] truths) implements Examples {
        @Override
        public int size() {
            return examples.size();
        }

        @Override
        public Image image(int index) {
            return examples.image(index);
        }

        @Override
        public int truth(int index) {
            return truths[index];
        }

        @Override
        public String id(int index) {
            return examples.id(index);
        }
    }

    private static DataSet permuted(PreparedRun run) {
        DataSet data = run.data();
        Examples training = data.training();
        int[] truths = IntStream.range(0, training.size()).map(training::truth).toArray();
        for (int[] hidden :
                List.of(run.partition().unlabelled(), run.partition().validation())) {
            int[] order = RandomStream.of(9, Purpose.PROBE, 0, 0).permutation(hidden.length);
            for (int i = 0; i < hidden.length; i++) {
                truths[hidden[i]] = training.truth(hidden[order[i]]);
            }
        }
        return new DataSet(data.name(), data.classes(), data.channels(), new OtherTruth(training, truths), data.test());
    }

    static Stream<Arguments> trainers() {
        return Stream.of(Arguments.of("loop", Training.LOOP), Arguments.of("actors", Training.ACTORS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainers")
    void permutingItLeavesEveryBitAsItIs(String name, Trainer.Factory trainers) {
        Cut first = new Training(honest, trainers).train().end().cut();
        Cut second = new Training(permuted, trainers).train().end().cut();

        assertThat(Fingerprint.ofAll(second)).isEqualTo(Fingerprint.ofAll(first));
    }

    @Test
    void thePermutationIsReal() {
        long changed = Arrays.stream(honest.partition().unlabelled())
                .filter(i -> honest.data().training().truth(i)
                        != permuted.data().training().truth(i))
                .count();

        assertThat(changed).isGreaterThan(honest.partition().unlabelled().length / 2);
    }

    @Test
    void noBatchCarriesIt() {
        int[] labelled = honest.partition().labelled();
        for (long step = 0; step < 20; step++) {
            Batch batch = honest.context().batches().batch(step);
            for (int row = 0; row < batch.size(); row++) {
                int id = (int) batch.ids()[row];
                boolean shown = Arrays.binarySearch(labelled, id) >= 0;
                assertThat(batch.labels()[row])
                        .isEqualTo(shown ? honest.data().training().truth(id) : Batch.UNLABELLED);
            }
            honest.context().batches().release(step);
        }
    }
}
