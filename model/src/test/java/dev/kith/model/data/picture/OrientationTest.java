package dev.kith.model.data.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.Image;
import dev.kith.model.data.TestImages;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

    /** The stored rows are 1 2 3 and 4 5 6. */
    @ParameterizedTest
    @CsvSource({
        "1, 1 2 3 / 4 5 6",
        "2, 3 2 1 / 6 5 4",
        "3, 6 5 4 / 3 2 1",
        "4, 4 5 6 / 1 2 3",
        "5, 1 4 / 2 5 / 3 6",
        "6, 4 1 / 5 2 / 6 3",
        "7, 6 3 / 5 2 / 4 1",
        "8, 3 6 / 2 5 / 1 4",
    })
    void turnsAndMirrors(int orientation, String expected) {
        Image image = new Orientation(orientation).apply(new Image(2, 3, 1, new byte[] {1, 2, 3, 4, 5, 6}));
        StringBuilder shown = new StringBuilder();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                shown.append(x > 0 ? " " : y > 0 ? " / " : "").append(image.at(y, x, 0));
            }
        }
        assertThat(shown).hasToString(expected);
    }

    @Test
    void isFoundInEitherByteOrder() {
        assertThat(tag(jpeg(6, ByteOrder.BIG_ENDIAN))).isEqualTo(6);
        assertThat(tag(jpeg(8, ByteOrder.LITTLE_ENDIAN))).isEqualTo(8);
    }

    @Test
    void whatIsDamagedOrMissingCountsAsUpright() {
        byte[] good = jpeg(6, ByteOrder.BIG_ENDIAN);
        for (int length = 0; length < good.length; length++) {
            assertThat(tag(Arrays.copyOf(good, length))).isIn(1, 6);
        }
        assertThat(tag(Arrays.copyOf(good, 20))).isEqualTo(1);
        assertThat(tag(jpeg(9, ByteOrder.BIG_ENDIAN))).isEqualTo(1);
        assertThat(tag(TestImages.png())).isEqualTo(1);
    }

    private static int tag(byte[] encoded) {
        return Orientation.of(PictureFormat.of(encoded), encoded).tag();
    }

    /** The beginning of a JPEG file: a comment, then an EXIF block with one tag. */
    private static byte[] jpeg(int orientation, ByteOrder order) {
        ByteBuffer file = ByteBuffer.allocate(48);
        file.putShort((short) 0xFFD8);
        file.putShort((short) 0xFFFE).putShort((short) 4).putShort((short) 0x2020);
        file.putShort((short) 0xFFE1).putShort((short) 34);
        file.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        file.order(order);
        file.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4D4D : 0x4949)).putShort((short) 42);
        file.putInt(8).putShort((short) 1);
        file.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        file.position(44).order(ByteOrder.BIG_ENDIAN).putInt(0xFFDA0002);
        return file.array();
    }
}
