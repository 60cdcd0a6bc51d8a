package dev.kith.model.data.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Examples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {
    /** Two images of 1×3: 1 2 3 and 4 5 255. */
    private static final byte[] IMAGES = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, (byte) 255};

    private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 9, 0};

    @Test
    void readsDimensionsAndItems() {
        IdxFile images = IdxFile.parse("images", IMAGES, 3);
        assertThat(images.count()).isEqualTo(2);
        assertThat(images.dimension(1)).isEqualTo(1);
        assertThat(images.dimension(2)).isEqualTo(3);
        assertThat(images.item(1)).containsExactly(4, 5, 255);
        assertThat(IdxFile.parse("labels", LABELS, 1).value(0)).isEqualTo(9);
    }

    @Test
    void examplesPairImagesWithLabels() {
        Examples examples = new IdxExamples("train/", IdxFile.parse("i", IMAGES, 3), IdxFile.parse("l", LABELS, 1), 10);
        assertThat(examples.size()).isEqualTo(2);
        assertThat(examples.id(1)).isEqualTo("train/1");
        assertThat(examples.truth(0)).isEqualTo(9);
        assertThat(examples.image(1).at(0, 2, 0)).isEqualTo(255);
    }

    @Test
    void aWrongMagicNumberIsShown() {
        byte[] floats = IMAGES.clone();
        floats[2] = 0x0D;
        refused(floats, 3, "00000d03 instead of 00000803");
        refused(LABELS.clone(), 3, "ends after 10 bytes, inside its header");
        refused(IMAGES, 1, "00000803 instead of 00000801");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 15, 21, 23})
    void aWrongLengthIsRefused(int length) {
        refused(Arrays.copyOf(IMAGES, length), 3, length < 16 ? "inside its header" : "where its header promises 22");
    }

    @Test
    void impossibleDimensionsAreRefused() {
        byte[] negative = IMAGES.clone();
        negative[4] = (byte) 0x80;
        refused(negative, 3, "impossible dimensions");
        byte[] huge = IMAGES.clone();
        huge[8] = 0x7F;
        huge[12] = 0x7F;
        refused(huge, 3, "impossible dimensions");
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused() {
        IdxFile three = IdxFile.parse("l", new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3}, 1);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new IdxExamples("train/", IdxFile.parse("i", IMAGES, 3), three, 10))
                .withMessageContaining("2 images but 3 labels");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() ->
                        new IdxExamples("train/", IdxFile.parse("i", IMAGES, 3), IdxFile.parse("l", LABELS, 1), 9))
                .withMessageContaining("train/0 has label 9, but the last class is 8");
    }

    private static void refused(byte[] bytes, int rank, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> IdxFile.parse("some.idx", bytes, rank))
                .withMessageContaining("some.idx")
                .withMessageContaining(why);
    }
}
