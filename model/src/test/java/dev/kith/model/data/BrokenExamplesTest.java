package dev.kith.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrokenExamplesTest {

    @Test
    void anExampleCountsOnceAndIsListed() {
        BrokenExamples broken = new BrokenExamples(2);
        broken.add(new BrokenExampleException("a.png", "cut"));
        broken.add(new BrokenExampleException("b.png", "empty"));
        broken.add(new BrokenExampleException("a.png", "cut"));
        assertThat(broken.count()).isEqualTo(2);
        assertThat(broken.listed()).containsExactly("a.png: cut", "b.png: empty");
    }

    @Test
    void oneMoreThanTheLimitStopsTheRun() {
        BrokenExamples broken = new BrokenExamples(1);
        broken.add(new BrokenExampleException("a.png", "cut"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> broken.add(new BrokenExampleException("b.png", "empty")))
                .withMessage("2 examples could not be decoded, more than data.max-broken = 1 allows: "
                        + "a.png: cut; b.png: empty. Repair or remove them, or raise the limit.");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new BrokenExamples(0).add(new BrokenExampleException("a.png", "cut")))
                .withMessageStartingWith("1 example could not");
    }

    @Test
    void theListIsCutButTheCountIsNot() {
        BrokenExamples broken = new BrokenExamples(100);
        for (int i = 0; i < 30; i++) {
            broken.add(new BrokenExampleException("image-" + i, "cut"));
        }
        assertThat(broken.count()).isEqualTo(30);
        assertThat(broken.listed()).hasSize(20).first().isEqualTo("image-0: cut");
    }

    @Test
    void whatIsKnownBeforeTheFirstStepIsToldWithItsTrueNumber() {
        List<BrokenExampleException> known = IntStream.range(0, 150)
                .mapToObj(i -> new BrokenExampleException(i + ".png", "cut"))
                .toList();
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BrokenExamples.of(100, known))
                .withMessageStartingWith(
                        "150 examples could not be decoded, more than data.max-broken = 100 allows: 0.png: cut; 1.png: cut;")
                .withMessageEndingWith("9.png: cut; …. Repair or remove them, or raise the limit.");
        BrokenExamples broken = BrokenExamples.of(150, known);
        assertThat(broken.count()).isEqualTo(150);
        assertThat(broken.listed()).hasSize(20);
        broken.add(known.get(3)); // met again: no news
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> broken.add(new BrokenExampleException("new.png", "cut")))
                .withMessageStartingWith("151 examples");
    }
}
