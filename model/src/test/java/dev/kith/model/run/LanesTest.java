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
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LanesTest {
    private static final Node NODE = new Node() {};
    private static final List<PlanNode> NODES =
            SemPpl.wire(0, NODE, NODE, NODE, NODE, NODE).nodes();

    @ParameterizedTest(name = "{0} with {1} workers")
    @CsvSource({"TURNS, ASYNCHRONOUS, 4", "AUTO, ASYNCHRONOUS, 0", "AUTO, SEQUENTIAL, 4"})
    void takingTurnsNeedsOneLane(Layout layout, Mode mode, int staleness) {
        try (Lanes lanes = new Lanes(NODES, settings(mode, staleness, layout, 0, 3))) {
            assertThat(lanes.description()).containsExactly("networks: 3 threads");
            assertThat(lanes.decisions()).isPresent();
            for (PlanNode node : NODES) {
                assertThat(lanes.of(node.name()).<Executor>map(lane -> lane))
                        .isEqualTo(node.role() == Role.MEMORY ? Optional.empty() : lanes.decisions());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"PAIRED", "AUTO"})
    void inPairsTeacherAndVoterWorkBesideTheLearner(Layout layout) {
        try (Lanes lanes = lanes(layout, 0)) {
            assertThat(lanes.description()).containsExactly("learner: 2–3 threads", "teacher: 1 thread");
            assertThat(lanes.of("online")).isPresent().isEqualTo(lanes.of("loader"));
            assertThat(lanes.of("target")).isPresent().isEqualTo(lanes.of("labeler"));
            assertThat(lanes.of("online")).isNotEqualTo(lanes.of("target"));
            assertThat(lanes.of("queue")).isEmpty();
            assertThat(lanes.decisions()).isPresent();
        }
    }

    @Test
    void aNetworkThatIsAloneHasNobodyToPairWith() {
        List<PlanNode> alone =
                NODES.stream().filter(node -> node.role() != Role.TEACHER).toList();
        try (Lanes lanes = new Lanes(alone, settings(Mode.ASYNCHRONOUS, 4, Layout.PAIRED, 0, 3))) {
            assertThat(lanes.description()).containsExactly("networks: 3 threads");
        }
        try (Lanes lanes = new Lanes(NODES, settings(Mode.ASYNCHRONOUS, 4, Layout.PAIRED, 0, 1))) {
            assertThat(lanes.description()).containsExactly("networks: 1 thread");
        }
    }

    @ParameterizedTest(name = "{0} with {1} workers")
    @CsvSource({"SHARED, 0", "SHARED, 2", "AUTO, 2"})
    void onASharedLaneVotingHasItsOwn(Layout layout, int workers) {
        try (Lanes lanes = lanes(layout, workers)) {
            assertThat(lanes.description()).containsExactlyInAnyOrder("networks: 3 threads", "labeler: 1 thread");
            assertThat(lanes.decisions()).isEmpty();
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
            assertThat(lanes.decisions()).isEmpty();
            assertThat(lanes.of("loader")).isEmpty();
        }
    }

    private static Lanes lanes(Layout layout, int workers) {
        return new Lanes(NODES, settings(Mode.ASYNCHRONOUS, 4, layout, workers, 3));
    }

    private static PipelineSettings settings(Mode mode, int staleness, Layout layout, int workers, int threads) {
        return new PipelineSettings(mode, staleness, 2, ByteSize.ofMebibytes(64), workers, threads, layout);
    }
}
