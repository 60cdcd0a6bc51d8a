package dev.kith.tests.bench.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.method.Node;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.SemPpl;
import dev.kith.model.timeline.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackingBoundTest {
    private static final Node NODE = new Node() {};
    private static final List<PlanNode> NODES =
            SemPpl.wire(0, NODE, NODE, NODE, NODE, NODE).nodes();

    private final List<Slice> one = new ArrayList<>();
    private final List<Slice> all = new ArrayList<>();

    @Test
    void allWorkIsSpreadOverTheProcessors() {
        // Online is best with two threads (50 < 120 / 2), target with one (30 / 2 < 20).
        step(one, "online", 40, 80);
        step(all, "online", 20, 30);
        step(one, "target", 25, 5);
        step(all, "target", 18, 2);
        step(one, "loader", 20, 0);
        step(one, "labeler", 1, 3);

        assertThat(bound()).isEqualTo(50 + 15 + 10 + 2);
    }

    @Test
    void aStepIsNoShorterThanItsLongestChain() {
        step(one, "online", 30, 60);
        step(all, "online", 40, 60); // more threads only get in each other's way

        assertThat(bound()).isEqualTo(90);
    }

    @Test
    void partsOfStagesAndOtherStepsDoNotCount() {
        step(one, "online", 40, 80);
        step(all, "online", 20, 30);
        double before = bound();

        for (List<Slice> slices : List.of(one, all)) {
            slices.add(new Slice("online", "backward", 2, 0, 25_000_000));
            slices.add(new Slice("online", "complete", 1, 0, 25_000_000));
            slices.add(new Slice("online", "complete", 4, 0, 25_000_000));
        }

        assertThat(bound()).isEqualTo(before);
    }

    /** The same in each of the steps 2 and 3. */
    private static void step(List<Slice> slices, String node, long begin, long complete) {
        for (int step = 2; step < 4; step++) {
            slices.add(new Slice(node, "begin", step, 0, begin * 1_000_000));
            slices.add(new Slice(node, "complete", step, 0, complete * 1_000_000));
        }
    }

    private double bound() {
        return new PackingBound(NODES, 2, 2, 4).milliseconds(one, all);
    }
}
