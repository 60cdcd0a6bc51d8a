package dev.kith.model.data.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.Image;
import org.junit.jupiter.api.Test;

class AreaAverageTest {

    @Test
    void wholeFactorsAverageBlocks() {
        Image image = new Image(2, 4, 1, new byte[] {0, 10, 100, (byte) 200, 20, 30, 100, (byte) 200});
        assertThat(AreaAverage.shrink(image, 1).pixels()).containsExactly(15, 150);
    }

    @Test
    void pixelsAtABorderCountByTheirPart() {
        Image row = new Image(1, 3, 1, new byte[] {0, 90, (byte) 240}); // each output covers one and a half
        assertThat(AreaAverage.resize(row, 1, 2).pixels()).containsExactly(30, (byte) 190);
    }

    @Test
    void channelsStayApart() {
        Image image = new Image(1, 2, 3, new byte[] {10, 20, 30, 30, 40, 50});
        assertThat(AreaAverage.resize(image, 1, 1).pixels()).containsExactly(20, 30, 40);
    }

    @Test
    void smallImagesAreLeftAlone() {
        Image image = new Image(1, 3, 1, new byte[] {1, 2, 3});
        assertThat(AreaAverage.shrink(image, 1)).isSameAs(image);
    }
}
