package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.data.Image;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTest {
    @Test
    void subtractsTheMeanAndDividesByTheDeviationOfEachChannel() {
        Image image = TestViews.image(1, 1, 3, 255, 51, 0);
        PlainView plain = new PlainView(1, 3, new Normalization(List.of(.5f, .4f, .3f), List.of(.25f, .1f, 2f)));
        float[] view = new float[3];

        plain.make(image, plain.newScratch(), FloatBuffer.wrap(view), 0);

        assertThat(view).containsExactly(new float[] {2, -2, -.15f}, within(1e-6f));
    }

    @Test
    void refusesWhatCannotBeDividedBy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalization(List.of(0f), List.of(0f)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalization(List.of(0f), List.of(Float.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalization(List.of(Float.NaN), List.of(1f)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalization(List.of(0f), List.of(1f, 1f)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalization(List.of(), List.of()));
    }
}
