package dev.kith.actors.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.method.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private final Prefetch prefetch = new Prefetch(3);

    private List<Long> toBuild() {
        List<Long> steps = new ArrayList<>();
        for (OptionalLong step = prefetch.nextToBuild(); step.isPresent(); step = prefetch.nextToBuild()) {
            steps.add(step.getAsLong());
        }
        return steps;
    }

    private List<Long> toEmit() {
        List<Long> steps = new ArrayList<>();
        for (Optional<Prefetch.Emission> e = prefetch.nextToEmit(); e.isPresent(); e = prefetch.nextToEmit()) {
            steps.add(e.get().step());
        }
        return steps;
    }

    @Test
    void withoutCreditItDoesNothing() {
        assertThat(toBuild()).isEmpty();
        assertThat(toEmit()).isEmpty();
    }

    @Test
    void eachStepIsBuiltOnceAsFarAsAllowed() {
        prefetch.grant(4, 6);
        assertThat(toBuild()).containsExactly(3L, 4L, 5L);
        assertThat(toBuild()).isEmpty();
        prefetch.grant(4, 7);
        assertThat(toBuild()).containsExactly(6L);
    }

    @Test
    void stepsAreSentInOrderHoweverTheyAreBuilt() {
        prefetch.grant(6, 6);
        prefetch.built(5, new Messages());
        prefetch.built(4, new Messages());
        assertThat(toEmit()).isEmpty();

        prefetch.built(3, new Messages());

        assertThat(toEmit()).containsExactly(3L, 4L, 5L);
        assertThat(prefetch.emitted()).isEqualTo(6);
    }

    @Test
    void nothingIsSentBeyondItsLimitThoughItIsBuilt() {
        prefetch.grant(4, 6);
        prefetch.built(3, new Messages());
        prefetch.built(4, new Messages());
        assertThat(toEmit()).containsExactly(3L);

        prefetch.grant(2, 2);
        assertThat(toEmit()).as("a limit is never taken back").isEmpty();
        prefetch.grant(5, 6);
        assertThat(toEmit()).containsExactly(4L);
    }
}
