package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import dev.kith.model.engine.Lane.Priority;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tensor engine keeps for each thread. */
@Timeout(10)
class LaneEngineTest {
    private final Lane lane = new Lane("test", 1);

    @AfterEach
    void endThread() {
        lane.close();
    }

    @Test
    void recordsNoGradientsUnlessAsked() {
        assertThat(CompletableFuture.supplyAsync(JniUtils::isGradMode, task -> new Thread(task).start())
                        .join())
                .as("any other new thread does record")
                .isTrue();
        assertThat(lane.call(Priority.VOTE, JniUtils::isGradMode)).isFalse();

        lane.call(Priority.VOTE, () -> {
            JniUtils.setGradMode(true);
            return true;
        });
        assertThat(lane.call(Priority.VOTE, JniUtils::isGradMode))
                .as("work that forgets to switch it off")
                .isFalse();
    }

    @Test
    void lanesHaveThreadCountsOfTheirOwn() {
        try (Lane one = new Lane("one", 1);
                Lane two = new Lane("two", 2)) {
            assertThat(threadsOf(one)).isEqualTo(1);
            assertThat(threadsOf(two)).isEqualTo(2);

            one.call(Priority.VOTE, () -> {
                TensorEngine.setIntraOpThreads(3);
                return true;
            });
            try (Lane four = new Lane("four", 4)) {
                assertThat(threadsOf(four)).isEqualTo(4);
            }

            assertThat(threadsOf(one)).isEqualTo(3);
            assertThat(threadsOf(two)).isEqualTo(2);
            assertThat(threadsOf(lane)).isEqualTo(1);
        }
    }

    private static int threadsOf(Lane lane) {
        return lane.call(Priority.VOTE, TensorEngine::intraOpThreads);
    }
}
