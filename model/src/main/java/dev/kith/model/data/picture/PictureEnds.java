package dev.kith.model.data.picture;

import dev.kith.model.data.picture.head.Bytes;

/**
 * Whether a file can be a picture, as far as its first and last bytes tell. Cheap and wary: it may doubt a sound picture, so
 * that the decoder has to be asked, and believes much that is damaged in the middle.
 */
public final class PictureEnds {
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    /** What the smallest WebP picture has behind its length. */
    private static final int WEBP_HEAD = 22;

    private PictureEnds() {}

    /**
     * Whether nothing speaks against a picture that is read.
     *
     * @param head the first bytes of the file, all of them or some hundred
     * @param tail the last bytes, all of them or some hundred
     * @param size how many the file has
     */
    public static boolean lookRight(byte[] head, byte[] tail, long size) {
        PictureFormat format = PictureFormat.of(head);
        Bytes first = new Bytes(head);
        return switch (format) {
            case JPEG -> contains(tail, 0xFF, END_OF_IMAGE);
            case PNG -> contains(tail, 'I', 'E', 'N', 'D') && isAllowed(first.big(16, 4), first.big(20, 4));
            case GIF -> lastOf(tail) == ';' && isAllowed(first.little(6, 2), first.little(8, 2));
            case BMP ->
                first.little(2, 4) <= size && isAllowed(first.little(18, 4), Math.abs((int) first.little(22, 4)));
            case TIFF -> first.number(4, 4, first.at(0) == 'M') < size;
            case WEBP -> first.little(4, 4) >= WEBP_HEAD && first.little(4, 4) <= size - 8;
            case BIG_TIFF, HEIC, AVIF, JPEG_2000, JPEG_XL, UNKNOWN -> false;
        };
    }

    /** Whether the file begins as a JPEG. */
    public static boolean isJpeg(byte[] head) {
        return PictureFormat.of(head) == PictureFormat.JPEG;
    }

    /**
     * Whether a JPEG has its end marker somewhere behind the start of its scan, whatever comes after it. Inside a scan the
     * marker cannot occur; that of a small preview lies in front.
     */
    public static boolean hasJpegEnd(byte[] encoded) {
        Bytes bytes = new Bytes(encoded);
        int position = 2;
        while (bytes.at(position) == 0xFF && bytes.at(position + 1) != START_OF_SCAN) {
            boolean fill = bytes.at(position + 1) == 0xFF;
            position += fill ? 1 : 2 + Math.max(2, (int) bytes.big(position + 2, 2));
        }
        for (int i = position + 2; i + 1 < encoded.length; i++) {
            if (encoded[i] == (byte) 0xFF && encoded[i + 1] == (byte) END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAllowed(long width, long height) {
        return width > 0 && height > 0 && width <= ImageDecoder.MOST_PIXELS / height;
    }

    /** The last byte that is not zero: files are padded with zeros. */
    private static int lastOf(byte[] tail) {
        int last = tail.length - 1;
        while (last > 0 && tail[last] == 0) {
            last--;
        }
        return last < 0 ? 0 : tail[last] & 0xFF;
    }

    private static boolean contains(byte[] bytes, int... wanted) {
        for (int i = bytes.length - wanted.length; i >= 0; i--) {
            int matched = 0;
            while (matched < wanted.length && (bytes[i + matched] & 0xFF) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
