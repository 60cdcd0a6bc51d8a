package dev.kith.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.run.Cut;
import dev.kith.model.run.PreparedRun;
import dev.kith.tests.support.Fingerprint;
import dev.kith.tests.support.TinyRuns;
import dev.kith.tests.support.Training;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** At α = 0 the loss is L_AUGM (and the head's): nothing that the queue holds or the voter says may matter. */
final class SemanticPositiveWeightTest {

    @Test
    void withoutItQueueAndVoteAreWithoutInfluence() {
        Fingerprint expected = trained("loss.alpha=0");

        assertThat(trained("loss.alpha=0", "labeler.k=1")).isEqualTo(expected);
        assertThat(trained("loss.alpha=0", "labeler.votes-by-view=false")).isEqualTo(expected);
        assertThat(trained("loss.alpha=0", "queue.capacity=30", "queue.exclude-self=false"))
                .isEqualTo(expected);
    }

    /** Otherwise the test above would see nothing. */
    @Test
    void withItTheyMatter() {
        Fingerprint expected = trained("loss.alpha=1");

        assertThat(trained("loss.alpha=0")).isNotEqualTo(expected);
        assertThat(trained("loss.alpha=1", "labeler.k=1")).isNotEqualTo(expected);
        assertThat(trained("loss.alpha=1", "queue.capacity=30")).isNotEqualTo(expected);
    }

    private static Fingerprint trained(String... overrides) {
        String[] all = Stream.concat(
                        Stream.of("budget.steps=30", "head.pseudo-weight=0", "optimizer.warmup-steps=3"),
                        Stream.of(overrides))
                .toArray(String[]::new);
        Cut end = new Training(PreparedRun.prepare(TinyRuns.shapes(all)), Training.LOOP)
                .train()
                .end()
                .cut();
        return Fingerprint.ofNetworks(end);
    }
}
