package dev.kith.model.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.Image;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every picture of the zoo shows red and green over blue and yellow, unless the table of exceptions says otherwise. */
class ZooTest {
    private static final ImageDecoder DECODER = new ImageDecoder(64);
    private static final List<Integer> COLOURS = List.of(0xDC1E1E, 0x1EC828, 0x1E28DC, 0xE6DC28);

    /** What is stored shows other colours: by hand, from what {@code make_zoo.py} stores. Transparency lies on white. */
    private static final Map<String, List<Integer>> EXCEPTIONS = Map.ofEntries(
            greys("grey.jpg", 87, 131, 58, 202), // luma of ITU-R BT.601
            greys("grey.tif", 87, 131, 58, 202),
            greys("grey-16.png", 60, 120, 180, 240),
            greys("grey-16.tif", 60, 120, 180, 240),
            greys("grey-key.png", 60, 255, 180, 240),
            greys("grey-4-key.png", 0x44, 255, 0xCC, 255),
            greys("grey-alpha.png", 60, 255, 217, 240), // (180 · 128 + 255 · 127) / 255
            greys("bits-1.png", 255, 0, 0, 255), // red above 100
            greys("bits-1.tif", 255, 0, 0, 255),
            greys("bits-1-inverse.tif", 255, 0, 0, 255),
            greys("group4.tif", 255, 0, 0, 255),
            Map.entry("transparent.gif", List.of(0xDC1E1E, 0xFFFFFF, 0x1E28DC, 0xE6DC28)),
            Map.entry("rgb-key.png", List.of(0xDC1E1E, 0xFFFFFF, 0x1E28DC, 0xE6DC28)),
            Map.entry("rgb-16-key.png", List.of(0xDC1E1E, 0xFFFFFF, 0x1E28DC, 0xE6DC28)),
            halfTransparent("palette-alpha.png"),
            halfTransparent("rgba.png"),
            halfTransparent("rgba-16.png"),
            halfTransparent("rgba.tif"),
            halfTransparent("lossless-alpha.webp"),
            halfTransparent("lossy-alpha.webp"),
            Map.entry("bits-16.bmp", List.of(0xDE1919, 0x19CE29, 0x1929DE, 0xDEDE29))); // five bits a channel

    static List<String> onePicture() {
        return Zoo.names().stream().filter(name -> !name.equals("frame.gif")).toList();
    }

    @ParameterizedTest
    @MethodSource("onePicture")
    void aPictureShowsItsColours(String name) {
        Image image = DECODER.decode(name, Zoo.bytes(name));
        assertThat(List.of(image.width(), image.height())).containsExactly(40, 24);
        List<Integer> wanted = EXCEPTIONS.getOrDefault(name, COLOURS);
        for (int field = 0; field < 4; field++) {
            assertShows(image, 10 + 20 * (field % 2), 6 + 12 * (field / 2), wanted.get(field), tolerance(name));
        }
    }

    /** Lossless formats are exact; sums of luma and chroma are rounded; five bits have steps of eight. */
    private static int tolerance(String name) {
        boolean lossy = name.endsWith(".jpg") || name.startsWith("lossy") || name.startsWith("lab");
        return name.equals("bits-16.bmp") ? 8 : lossy || name.equals("jpeg.tif") ? 2 : 0;
    }

    @Test
    void aFrameLiesOnItsCanvas() {
        Image image = DECODER.decode("frame.gif", Zoo.bytes("frame.gif"));
        assertThat(List.of(image.width(), image.height())).containsExactly(60, 34);
        for (int field = 0; field < 4; field++) {
            assertShows(image, 20 + 20 * (field % 2), 11 + 12 * (field / 2), COLOURS.get(field), 0);
        }
        assertShows(image, 9, 10, 0xFFFFFF, 0);
        assertShows(image, 10, 5, COLOURS.get(0), 0);
        assertShows(image, 49, 28, COLOURS.get(3), 0);
        assertShows(image, 50, 28, 0xFFFFFF, 0);
        assertShows(image, 49, 29, 0xFFFFFF, 0);
    }

    /** Thinning by three and averaging hits the same fields. */
    @ParameterizedTest
    @MethodSource("onePicture")
    void aThinnedPictureShowsItsColours(String name) {
        Image image = new ImageDecoder(2).decode(name, Zoo.bytes(name));
        assertThat(image.height()).isEqualTo(2);
        List<Integer> wanted = EXCEPTIONS.getOrDefault(name, COLOURS);
        assertShows(image, 0, 0, wanted.get(0), 9);
        assertShows(image, image.width() - 1, 1, wanted.get(3), 9);
    }

    @Test
    void aThinnedFrameStaysInItsPlace() {
        Image image = new ImageDecoder(4).decode("frame.gif", Zoo.bytes("frame.gif")); // 30×17 before averaging
        assertThat(List.of(image.width(), image.height())).containsExactly(7, 4);
        assertShows(image, 0, 0, 0xFFFFFF, 0);
        assertShows(image, 2, 1, COLOURS.get(0), 0);
        assertShows(image, 5, 2, COLOURS.get(3), 60);
        assertShows(image, 6, 3, 0xFFFFFF, 0);
    }

    /** What the platform reads rightly is read as it does, to the bit, also with a profile or other things in the head. */
    @ParameterizedTest
    @CsvSource({
        "jfif.jpg, jfif.jpg",
        "jfif-444.jpg, jfif-444.jpg",
        "progressive.jpg, progressive.jpg",
        "grey.jpg, grey.jpg",
        "comment.jpg, jfif.jpg",
        "profile.jpg, jfif.jpg",
        "profile-broken.jpg, jfif.jpg",
        "no-markers.jpg, jfif.jpg",
        "exif-only.jpg, jfif-444.jpg",
    })
    void ordinaryPicturesAreThoseOfThePlatform(String name, String plain) throws IOException {
        Raster platform =
                ImageIO.read(new ByteArrayInputStream(Zoo.bytes(plain))).getRaster();
        Image image = DECODER.decode(name, Zoo.bytes(name));
        for (int i = 0; i < 3 * 960; i++) {
            int wanted = platform.getSample(i / 3 % 40, i / 120, platform.getNumBands() == 1 ? 0 : i % 3);
            assertThat(image.at(i / 120, i / 3 % 40, i % 3)).isEqualTo(wanted);
        }
    }

    static Stream<String> endsWithItsPixels() {
        return onePicture().stream().filter(name -> !name.contains("behind") && !name.startsWith("padded"));
    }

    /** Half a picture is broken, and what is told is in plain words. */
    @ParameterizedTest
    @MethodSource("endsWithItsPixels")
    void halfAPictureIsBroken(String name) {
        byte[] whole = Zoo.bytes(name);
        assertThatExceptionOfType(BrokenExampleException.class)
                .isThrownBy(() -> DECODER.decode(name, Arrays.copyOf(whole, whole.length / 2)))
                .withMessageStartingWith(name + ": ")
                .withMessageNotContainingAny("Exception", "class ", "null", "index");
    }

    private static Map.Entry<String, List<Integer>> greys(String name, int... values) {
        return Map.entry(name, IntStream.of(values).mapToObj(v -> v * 0x10101).toList());
    }

    /** The second field is transparent, the third half: (30, 40, 220) · 128 / 255 + 127. */
    private static Map.Entry<String, List<Integer>> halfTransparent(String name) {
        return Map.entry(name, List.of(0xDC1E1E, 0xFFFFFF, 0x8E93ED, 0xE6DC28));
    }

    private static void assertShows(Image image, int x, int y, int colour, int tolerance) {
        for (int c = 0; c < 3; c++) {
            int wanted = colour >> (16 - 8 * c) & 0xFF;
            assertThat(image.at(y, x, c))
                    .as("channel %d at %d, %d", c, x, y)
                    .isBetween(wanted - tolerance, wanted + tolerance);
        }
    }
}
