package dev.kith.model.data.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.BrokenExampleException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small files that would cost much, if their readers were let. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PictureBombsTest {
    private static final ImageDecoder DECODER = new ImageDecoder(32, 40_000_000);

    private static byte[] png(BufferedImage image) {
        return written(image, "png");
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage palette() {
        byte[] colours = {0, (byte) 200};
        return new BufferedImage(
                9, 9, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(1, 2, colours, colours, colours));
    }

    private static void assertRefused(byte[] file, String words) {
        assertThatExceptionOfType(BrokenExampleException.class)
                .isThrownBy(() -> DECODER.decode("bomb", file))
                .withMessageContaining(words);
        assertThatExceptionOfType(BrokenExampleException.class)
                .isThrownBy(() -> DECODER.cost("bomb", file))
                .withMessageContaining(words);
    }

    @Test
    void notesOfAPngAreNotUnpacked() {
        byte[] chunk = chunk("zTXt", zlibOfZeros("a\0\0", 256 << 10));
        for (byte[] plain : List.of(png(palette()), png(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB)))) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(plain, 0, 33);
            for (int i = 0; i < 10_000; i++) { // 2.5 GB of text
                file.writeBytes(chunk);
            }
            file.write(plain, 33, plain.length - 33);

            assertThat(DECODER.decode("notes", file.toByteArray()).pixels())
                    .isEqualTo(DECODER.decode("plain", plain).pixels());
        }
    }

    @Test
    void aLargePngIsKnownByItsHeader() {
        byte[] file = png(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));
        ByteBuffer.wrap(file).putInt(16, 30_000).putInt(20, 30_000);

        assertRefused(file, "30000×30000 pixels are more than the 40 megapixels");
    }

    @Test
    void aJpegOfManyScansIsRefused() {
        byte[] plain = written(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "jpg");
        int scan = indexOf(plain, 0xDA);
        byte[] scans = Arrays.copyOfRange(plain, scan, plain.length - 2);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, scan);
        for (int i = 0; i < 200; i++) {
            file.writeBytes(scans);
        }
        file.write(plain, plain.length - 2, 2);

        assertRefused(file.toByteArray(), "more than 100 scans");
    }

    @Test
    void whatFollowsAJpegIsNoPartOfIt() {
        byte[] plain = written(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "jpg");
        byte[] film = Arrays.copyOf(plain, plain.length + 4_000);
        for (int i = plain.length; i < film.length; i++) {
            film[i] = (byte) (i % 2 == plain.length % 2 ? 0xFF : 0xDA);
        }

        assertThat(DECODER.decode("film", film)).isNotNull();
    }

    private static int indexOf(byte[] file, int marker) {
        for (int i = 2; i < file.length; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new AssertionError("no marker");
    }

    @Test
    void aGifOfManyCommentsIsRefused() {
        byte[] plain = written(palette(), "gif");
        int begin = 13 + (3 << (1 + (plain[10] & 7)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, begin);
        for (int i = 0; i < 100_000; i++) {
            file.writeBytes(new byte[] {0x21, (byte) 0xFE, 1, 'x', 0});
        }
        file.write(plain, begin, plain.length - begin);

        assertRefused(file.toByteArray(), "more than 10000 blocks");
    }

    @Test
    void aGifOfManyFramesShowsItsFirst() {
        byte[] plain = written(palette(), "gif");
        int begin = 13 + (3 << (1 + (plain[10] & 7)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, begin);
        for (int i = 0; i < 50_000; i++) {
            file.write(plain, begin, plain.length - 1 - begin);
        }
        file.write(';');

        assertThat(DECODER.decode("frames", file.toByteArray()).pixels())
                .isEqualTo(DECODER.decode("plain", plain).pixels());
    }

    /** Values that lie over each other: 60,000 entries of two megabytes each. */
    @Test
    void directoriesThatNameMoreThanThereIsAreRefused() {
        assertRefused(tiff(15_000, 2_000_000), "name more values than the file holds");
        assertRefused(tiff(60_000, 1), "more than 20000 entries");
    }

    @Test
    void exifOfValuesOverEachOtherIsNotFollowed() {
        byte[] exif = tiff(60_000, 2_000_000);
        byte[] plain = png(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, 33);
        file.writeBytes(chunk("eXIf", exif));
        file.write(plain, 33, plain.length - 33);

        assertThat(DECODER.decode("exif", file.toByteArray()).pixels())
                .isEqualTo(DECODER.decode("plain", plain).pixels());
    }

    private static byte[] tiff(int entries, int count) {
        ByteBuffer file = ByteBuffer.allocate(2_100_000).order(ByteOrder.LITTLE_ENDIAN);
        file.put("II".getBytes(US_ASCII)).putShort((short) 42).putInt(8).putShort((short) entries);
        for (int i = 0; i < entries; i++) {
            file.putShort((short) 40_000).putShort((short) 1).putInt(count).putInt(8);
        }
        return file.array();
    }

    @Test
    void aTileOrAJpegLargerThanIsReadIsRefused() {
        assertRefused(tiff(9, 9, 322, 60_000, 323, 60_000), "60000×60000 pixels");
        byte[] jpeg = tiff(9, 9, 259, 7, 256, 9);
        ByteBuffer.wrap(jpeg)
                .position(200)
                .put(new byte[] {(byte) 0xFF, (byte) 0xC0, 0, 17, 8, (byte) 0xF0, 0})
                .put(new byte[] {(byte) 0xF0, 0, 3});
        assertRefused(jpeg, "61440×61440 pixels");
        assertRefused(tiff(9, 9, 277, 60_000, 256, 9), "more than 64 values");
    }

    private static byte[] tiff(int width, int height, int... tags) {
        ByteBuffer file = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        file.put("II".getBytes(US_ASCII)).putShort((short) 42).putInt(8).putShort((short) (2 + tags.length / 2));
        for (int[] entry : new int[][] {{256, width}, {257, height}}) {
            file.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        for (int i = 0; i < tags.length; i += 2) {
            file.putShort((short) tags[i]).putShort((short) 4).putInt(1).putInt(tags[i + 1]);
        }
        return file.array();
    }

    @Test
    void aPictureLargerThanItsCanvasIsRefused() {
        ByteBuffer file = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(US_ASCII))
                .putInt(72)
                .put("WEBPVP8X".getBytes(US_ASCII))
                .putInt(10);
        file.putInt(0).put(new byte[] {8, 0, 0, 8, 0, 0});
        file.put("VP8L".getBytes(US_ASCII)).putInt(20).put((byte) 0x2F).putInt(16_382 | 16_382 << 14);

        assertRefused(file.array(), "a picture in it is larger than the 9×9 pixels that it tells");
    }

    @Test
    void aBmpWithAnotherPictureIsRefused() {
        byte[] file = written(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "bmp");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(30, 4);
        assertRefused(file, "a BMP with a JPEG or PNG in it is not read");

        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(30, 0).putInt(46, Integer.MAX_VALUE);
        assertRefused(file, "its palette has more colours than there are");
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12);
        chunk.putInt(content.length).put(name.getBytes(US_ASCII)).put(content);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, content.length + 4);
        return chunk.putInt((int) checksum.getValue()).array();
    }

    private static byte[] zlibOfZeros(String head, int bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[bytes]);
        deflater.finish();
        byte[] packed = new byte[bytes];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteBuffer all = ByteBuffer.allocate(head.length() + length);
        return all.put(head.getBytes(US_ASCII)).put(packed, 0, length).array();
    }
}
