package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KEYS =
            List.of("loss.alpha", "batch.size", "optimizer.learning-rate", "finetune.learning-rate", "labeler.k");

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, '', 3",
        "alhpa, alpha, 1", // a swap of neighbours counts once
        "kitten, sitting, 3",
        "ca, abc, 3", // no part is edited twice; with that freedom it would be 2
        "step, steps, 1",
    })
    void distanceOfHandWorkedPairs(String a, String b, int expected) {
        assertThat(Nearest.distance(a, b)).isEqualTo(expected);
        assertThat(Nearest.distance(b, a)).isEqualTo(expected);
    }

    @Test
    void aMisspeltKeyFindsItsNeighbour() {
        assertThat(Nearest.key("loss.alhpa", KEYS)).containsExactly("loss.alpha");
        assertThat(Nearest.key("batchsize", KEYS)).containsExactly("batch.size");
        assertThat(Nearest.key("batch.Size", KEYS)).containsExactly("batch.size");
    }

    @Test
    void theRightNameInTheWrongBlockIsNear() {
        assertThat(Nearest.key("alpha", KEYS)).containsExactly("loss.alpha");
        assertThat(Nearest.key("head.alpha", KEYS)).containsExactly("loss.alpha");
    }

    @Test
    void equallyNearKeysAreAllNamed() {
        assertThat(Nearest.key("learningRate", KEYS))
                .containsExactlyInAnyOrder("optimizer.learning-rate", "finetune.learning-rate");
    }

    @Test
    void nothingIsNearToNonsense() {
        assertThat(Nearest.key("frobnicate", KEYS)).isEmpty();
        assertThat(Nearest.key("x", KEYS)).isEmpty();
        assertThat(Nearest.word("anything", List.of())).isEmpty();
    }

    @Test
    void wordsDifferByCaseAndUnderscoreOnly() {
        assertThat(Nearest.word("FASHION_MNIST", List.of("shapes", "fashion-mnist")))
                .containsExactly("fashion-mnist");
    }
}
