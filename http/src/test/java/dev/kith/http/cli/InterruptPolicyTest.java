package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.stop.StopSignal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InterruptPolicyTest {
    private final StopSignal stop = new StopSignal();
    private final List<String> heard = new ArrayList<>();
    private final InterruptPolicy policy = new InterruptPolicy(stop, heard::add, () -> heard.add("end"));

    @Test
    void duringTrainingTheFirstOneSavesAndTheSecondOneEnds() {
        policy.phase("training");

        policy.interrupted();
        assertThat(stop.requested()).isTrue();
        assertThat(heard).containsExactly("stopping after this step to save; once more to end at once");

        policy.interrupted();
        assertThat(heard).hasSize(2).endsWith("end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparing", "evaluating", "labelling"})
    void beforeAndAfterTheStepsTheWorkUnderWayEnds(String phase) {
        policy.phase("training");
        policy.phase(phase);

        policy.interrupted();
        assertThat(stop.requested()).isTrue();
        assertThat(heard).containsExactly("stopping");

        policy.interrupted();
        assertThat(heard).containsExactly("stopping", "end");
    }
}
