package dev.kith.model.data.folder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.TestImages;
import dev.kith.model.data.picture.ImageDecoder;
import dev.kith.model.data.picture.Zoo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentScanTest {
    private static final String UNKNOWN = "not a JPEG, PNG, BMP, GIF, TIFF or WebP image";

    /** The first bytes say it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|" + UNKNOWN,
                "<html>404</html>|" + UNKNOWN,
                "RIFF\u0010\0\0\0WAVEfmt |" + UNKNOWN,
                "RIFF\0\0\0\0WEBPVP8 |the file ends early",
                "\0\0\0\u0018ftypheic\0\0\0\0mif1heic|HEIC pictures are not read: convert them to JPEG or PNG",
                "\0\0\0\u0018ftypavif\0\0\0\0mif1miaf|AVIF pictures are not read: convert them to JPEG or PNG",
                "\0\0\0\fjP  |JPEG 2000 pictures are not read: convert them to JPEG or PNG",
                "\0\0\0\fJXL |JPEG XL pictures are not read: convert them to JPEG or PNG",
                "II+\0\b\0\0\0|BigTIFF pictures are not read: convert them to JPEG or PNG",
                "\0\0\0\u0018ftypisom\0\0\0\0isommp42|" + UNKNOWN,
            })
    void whatIsNoPictureIsBroken(String content, String reason) {
        assertThat(reasons(file("photo.jpg", content.getBytes(ISO_8859_1)))).containsExactly("photo.jpg: " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
    void aFileThatEndsEarlyIsBroken(String format) {
        byte[] whole = TestImages.encode(noise(40, 40), format);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThat(reasons(file("a." + format, whole))).isEmpty();
        assertThat(reasons(file("a." + format, half)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a." + format + ": ");
    }

    @Test
    void whatStandsBehindAPictureIsNoDamage() {
        byte[] jpeg = TestImages.encode(noise(40, 40), "jpg");
        byte[] film = new byte[100_000];
        assertThat(reasons(file("film.jpg", concat(jpeg, film)))).isEmpty();
        assertThat(reasons(file("padded.jpg", concat(jpeg, new byte[600])))).isEmpty();
        assertThat(reasons(file("padded.png", concat(TestImages.png(), new byte[5_000]))))
                .isEmpty();
        byte[] gif = TestImages.encode(noise(40, 40), "gif");
        assertThat(reasons(file("padded.gif", concat(gif, new byte[60_000])))).isEmpty();
    }

    @Test
    void aPreviewDoesNotStandForTheEndOfItsPicture() {
        byte[] preview = TestImages.encode(noise(8, 8), "jpg");
        byte[] whole = TestImages.encode(noise(64, 64), "jpg");
        byte[] segment = concat(new byte[] {(byte) 0xFF, (byte) 0xED, 0, 0}, preview);
        segment[2] = (byte) ((segment.length - 2) >> 8);
        segment[3] = (byte) (segment.length - 2);
        byte[] with = concat(concat(Arrays.copyOf(whole, 2), segment), Arrays.copyOfRange(whole, 2, whole.length));
        byte[] film = new byte[50_000];
        assertThat(reasons(file("sound.jpg", concat(with, film)))).isEmpty();
        assertThat(reasons(file("cut.jpg", concat(Arrays.copyOf(with, with.length - 200), film))))
                .hasSize(1);
    }

    @Test
    void whatIsTooLargeIsNamedWithoutDecoding() {
        byte[] gif = TestImages.encode(noise(4, 4), "gif");
        Arrays.fill(gif, 6, 10, (byte) 0xFF);
        assertThat(reasons(file("huge.gif", gif)))
                .containsExactly("huge.gif: 65535×65535 pixels are more than the 100 megapixels that are read");
    }

    @Test
    void whatCannotBeReadIsBroken() {
        StoredFile.Content content = new GivenContent(new byte[10]) {
            @Override
            public byte[] read(long from, int count) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        assertThat(reasons(new StoredFile("a.png", content)))
                .containsExactly("a.png: cannot be read: the disk is gone");
    }

    static List<String> zoo() {
        return Zoo.names();
    }

    /** Whatever the decoder reads, whole or cut, is not broken; and what it refuses is told in its words. */
    @ParameterizedTest
    @MethodSource("zoo")
    void theScanAgreesWithTheDecoder(String name) {
        byte[] whole = Zoo.bytes(name);
        for (int length = 0; length <= whole.length; length += length < whole.length - 40 ? 1 + whole.length / 9 : 1) {
            byte[] part = Arrays.copyOf(whole, length);
            List<String> told = reasons(file(name, part));
            try {
                new ImageDecoder(64).decode(name, part);
                assertThat(told).as("the first %d bytes", length).isEmpty();
            } catch (BrokenExampleException e) {
                assertThat(told).as("the first %d bytes", length).isSubsetOf(e.getMessage());
            }
        }
    }

    @Test
    void identicalFilesAreFoundWhateverTheirSize() {
        byte[] small = TestImages.png();
        byte[] large = TestImages.encode(noise(300, 300), "png");
        byte[] almost = large.clone();
        almost[large.length / 2] ^= 1; // same size, same ends
        ContentScan scan = ContentScan.of(List.of(
                file("z/2.png", small),
                file("b.png", large),
                file("middle.png", almost),
                file("a.png", large.clone()),
                file("z/1.png", small.clone()),
                file("other.png", TestImages.encode(noise(9, 9), "png")),
                file("empty-1.png", new byte[0]),
                file("empty-2.png", new byte[0])));
        assertThat(scan.identical()).containsExactly(List.of("a.png", "b.png"), List.of("z/1.png", "z/2.png"));
        assertThat(scan.broken()).extracting(BrokenExampleException::id).containsExactly("empty-1.png", "empty-2.png");
    }

    @Test
    void theOrderOfFilesDoesNotMatter() {
        List<StoredFile> files = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i ->
                        file(i + ".png", i % 3 == 0 ? new byte[i] : TestImages.encode(noise(1 + i % 7, 5), "png")))
                .toList());
        ContentScan first = ContentScan.of(files);
        Collections.reverse(files);
        ContentScan second = ContentScan.of(files);
        assertThat(second.identical()).isEqualTo(first.identical()).hasSize(7);
        assertThat(second.broken()).hasSize(67);
        assertThat(second.broken()).extracting(Throwable::getMessage).isEqualTo(messages(first));
    }

    private static List<String> reasons(StoredFile... files) {
        return messages(ContentScan.of(List.of(files)));
    }

    private static List<String> messages(ContentScan scan) {
        return scan.broken().stream().map(Throwable::getMessage).toList();
    }

    private static StoredFile file(String id, byte[] bytes) {
        return new StoredFile(id, new GivenContent(bytes));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, (i + 1) * 0x9E3779B1);
        }
        return image;
    }

    /** Bytes in memory. */
    private static class GivenContent implements StoredFile.Content {
        private final byte[] bytes;

        GivenContent(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] read() {
            return bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long from, int count) throws IOException {
            return Arrays.copyOfRange(bytes, (int) from, (int) Math.min(bytes.length, from + count));
        }
    }
}
