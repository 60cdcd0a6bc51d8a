package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.PipelineSettings.Mode;
import dev.kith.model.method.Node;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Role;
import dev.kith.model.method.SemPpl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanesTest {
    private static final Node NODE = new Node() {};
    private static final List<PlanNode> NODES =
            SemPpl.wire(0, NODE, NODE, NODE, NODE, NODE).nodes();

    @ParameterizedTest(name = "{0} with {1} workers")
    @CsvSource({"TURNS, 0", "AUTO, 0"})
    void takingTurnsNeedsOneLane(Layout layout, int workers) {
        try (Lanes lanes = lanes(layout, workers)) {
            assertThat(lanes.description()).containsExactly("networks: 3 threads");
            assertThat(lanes.turns()).isPresent();
            for (PlanNode node : NODES) {
                assertThat(lanes.of(node.name()))
                        .isEqualTo(node.role() == Role.MEMORY ? Optional.empty() : lanes.turns());
            }
        }
    }

    @ParameterizedTest(name = "{0} with {1} workers")
    @CsvSource({"SHARED, 0", "SHARED, 2", "AUTO, 2"})
    void onASharedLaneVotingHasItsOwn(Layout layout, int workers) {
        try (Lanes lanes = lanes(layout, workers)) {
            assertThat(lanes.description()).containsExactlyInAnyOrder("networks: 3 threads", "labeler: 1 thread");
            assertThat(lanes.turns()).isEmpty();
            assertThat(lanes.of("online")).isPresent().isEqualTo(lanes.of("target"));
            assertThat(lanes.of("loader")).isEmpty();
            assertThat(lanes.of("queue")).isEmpty();
        }
    }

    @Test
    void splitEveryNetworkHasItsOwn() {
        try (Lanes lanes = lanes(Layout.SPLIT, 0)) {
            assertThat(lanes.description())
                    .containsExactlyInAnyOrder("online: 3 threads", "target: 3 threads", "labeler: 1 thread");
            assertThat(lanes.turns()).isEmpty();
            assertThat(lanes.of("loader")).isEmpty();
        }
    }

    private static Lanes lanes(Layout layout, int workers) {
        return new Lanes(
                NODES, new PipelineSettings(Mode.ASYNCHRONOUS, 4, 2, ByteSize.ofMebibytes(64), workers, 3, layout));
    }
}
