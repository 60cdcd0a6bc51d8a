package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.run.StopSignal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterruptPolicyTest {
    private final StopSignal stop = new StopSignal();
    private final List<String> heard = new ArrayList<>();
    private final InterruptPolicy policy =
            new InterruptPolicy(stop, text -> heard.add("notice"), () -> heard.add("end"));

    @Test
    void duringTrainingTheFirstOneSavesAndTheSecondOneEnds() {
        policy.phase("training");

        policy.interrupted();
        assertThat(stop.requested()).isTrue();
        assertThat(heard).containsExactly("notice");

        policy.interrupted();
        assertThat(heard).containsExactly("notice", "end");
    }

    @Test
    void beforeTrainingThereIsNothingToSave() {
        policy.phase("preparing");
        policy.interrupted();

        assertThat(stop.requested()).isFalse();
        assertThat(heard).containsExactly("end");
    }

    @Test
    void afterTrainingEverythingIsSaved() {
        policy.phase("training");
        policy.phase("evaluating");
        policy.interrupted();

        assertThat(heard).containsExactly("end");
    }
}
