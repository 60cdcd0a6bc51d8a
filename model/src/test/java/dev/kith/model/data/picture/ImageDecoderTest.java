package dev.kith.model.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.Image;
import dev.kith.model.data.TestImages;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final ImageDecoder DECODER = new ImageDecoder(64);

    @ParameterizedTest
    @CsvSource({"png,0", "bmp,0", "gif,0", "jpg,6", "tiff,0"})
    void everyFormatShowsItsColours(String format, int tolerance) {
        Image image =
                DECODER.decode("x", TestImages.encode(TestImages.halves(32, 16, BufferedImage.TYPE_INT_RGB), format));
        assertThat(image.height()).isEqualTo(16);
        assertThat(image.width()).isEqualTo(32);
        assertThat(image.channels()).isEqualTo(3);
        assertColour(image, 3, 5, tolerance, 0xC8, 0x28, 0x14);
        assertColour(image, 12, 28, tolerance, 0x14, 0x3C, 0xDC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "jpg"})
    void greyValuesStayWhatTheyAre(String format) {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster()
                .setSamples(
                        0,
                        0,
                        8,
                        8,
                        0,
                        Collections.nCopies(64, 100).stream().mapToInt(v -> v).toArray());
        assertColour(DECODER.decode("x", TestImages.encode(grey, format)), 4, 4, 1, 100, 100, 100);
    }

    @Test
    void sixteenBitsKeepTheUpperEight() {
        BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 0x64FF);
        assertColour(DECODER.decode("x", TestImages.encode(deep, "png")), 0, 0, 0, 100, 100, 100);
    }

    @Test
    void transparencyLiesOnWhite() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        image.setRGB(1, 0, 0x80000000);
        image.setRGB(2, 0, 0xFF102030);
        Image decoded = DECODER.decode("x", TestImages.encode(image, "png"));
        assertColour(decoded, 0, 0, 0, 255, 255, 255);
        assertColour(decoded, 0, 1, 0, 127, 127, 127);
        assertColour(decoded, 0, 2, 0, 16, 32, 48);
        assertColour(DECODER.decode("x", TestImages.encode(image, "gif")), 0, 0, 0, 255, 255, 255);
    }

    @Test
    void largeImagesShrinkToTheLimitAndKeepTheirShape() {
        byte[] encoded = TestImages.encode(TestImages.halves(600, 200, BufferedImage.TYPE_INT_RGB), "png");
        Image image = new ImageDecoder(10).decode("x", encoded); // thinned by 5, then averaged by 4
        assertThat(image.height()).isEqualTo(10);
        assertThat(image.width()).isEqualTo(30);
        assertColour(image, 5, 3, 0, 0xC8, 0x28, 0x14);
        assertColour(image, 5, 26, 0, 0x14, 0x3C, 0xDC);
    }

    @Test
    void tooManyPixelsAreRefusedBeforeTheyAreDecoded() {
        byte[] bomb = TestImages.png();
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 50_000).putInt(20, 50_000); // width and height in the IHDR chunk
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        header.putInt(29, (int) crc.getValue());
        broken(bomb, "50000×50000 pixels are more than the 100 megapixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
    void halfAFileIsBroken(String format) {
        byte[] encoded = TestImages.encode(noise(), format);
        broken(Arrays.copyOf(encoded, encoded.length / 2), "");
    }

    @Test
    void whatIsNoImageIsBroken() {
        broken(new byte[0], "not a JPEG, PNG, BMP, GIF, TIFF or WebP image");
        broken("<html>".getBytes(StandardCharsets.UTF_8), "not a JPEG");
        broken(Arrays.copyOf(TestImages.png(), 20), "");
    }

    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, i / 40, i * 0x9E3779B1);
        }
        return image;
    }

    private static void broken(byte[] encoded, String why) {
        assertThatExceptionOfType(BrokenExampleException.class)
                .isThrownBy(() -> DECODER.decode("the/id.png", encoded))
                .withMessageStartingWith("the/id.png: ")
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.id()).isEqualTo("the/id.png"));
    }

    private static void assertColour(Image image, int y, int x, int tolerance, int... colour) {
        for (int c = 0; c < 3; c++) {
            assertThat(image.at(y, x, c)).as("channel %d", c).isCloseTo(colour[c], within(tolerance));
        }
    }
}
