package dev.kith.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.neighbor.RingSet;
import dev.kith.model.timeline.Sample;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueStateTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "cow");

    @Test
    void countsEntriesByAgeAndClass() {
        RingSet rings = new RingSet(2, 6, 2, 1);
        FloatBuffer vector = FloatBuffer.wrap(new float[] {1, 0});
        int[] labels = {0, 1, 1, 0};
        for (int direction = 0; direction < 2; direction++) {
            for (int i = 0; i < labels.length; i++) {
                rings.get(direction).add(vector, 0, labels[i], i, 10 * i);
            }
        }

        QueueState state = QueueState.of(
                40,
                rings.snapshot(),
                CLASSES,
                List.of(new Sample("staleness", 1, 0), new Sample("credits", 9, 0), new Sample("staleness", 1, 1)),
                Optional.empty());

        assertThat(state.size()).isEqualTo(4);
        assertThat(state.capacity()).isEqualTo(6);
        assertThat(state.fill()).isEqualTo(4 / 6.);
        assertThat(state.classes()).isEqualTo(Map.of("cat", 2, "dog", 2, "cow", 0));
        assertThat(state.staleness()).isEqualTo(Map.of(1L, 2L));
        // Ages 40, 30, 20, 10 in bins of three steps.
        assertThat(state.ages())
                .filteredOn(bin -> bin.count() > 0)
                .containsExactly(
                        new QueueState.Bin(9, 12, 1),
                        new QueueState.Bin(18, 21, 1),
                        new QueueState.Bin(30, 33, 1),
                        new QueueState.Bin(39, 42, 1));
    }

    @Test
    void aQueueThatHasJustBegunIsEmpty() {
        QueueState state = QueueState.of(0, new RingSet(1, 8, 4, 1).snapshot(), CLASSES, List.of(), Optional.empty());
        assertThat(state.size()).isZero();
        assertThat(state.ages()).isEmpty();
    }
}
