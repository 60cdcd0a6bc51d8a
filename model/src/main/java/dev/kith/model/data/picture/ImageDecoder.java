package dev.kith.model.data.picture;

import static dev.kith.config.Text.format;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Image;
import java.io.EOFException;
import java.io.IOException;

/**
 * Decodes JPEG, PNG, BMP, GIF, TIFF and WebP files to three channels, as a viewer shows them: the first frame of an animation or
 * page of a document, turned as its EXIF data say, transparency laid on white. Colour profiles are ignored: RGB values are taken
 * as they are stored, inks are mixed without a profile. What is larger than asked for is shrunk by area averaging; a much larger
 * image is first thinned to at least four samples a pixel and axis. Large images take turns, so that memory stays bounded. Safe
 * for use by many threads.
 */
public final class ImageDecoder {
    static final long MOST_PIXELS = 100_000_000;
    private static final int SAMPLES = 4;

    private final int limit;
    private final long mostPixels;
    private final DecodingTurns turns;

    /** @param limit the shorter side of a decoded image has at most so many pixels */
    public ImageDecoder(int limit) {
        this(limit, MOST_PIXELS);
    }

    /** @param mostPixels of a stored image; a larger one is refused before it is decoded */
    public ImageDecoder(int limit, long mostPixels) {
        this(limit, mostPixels, DecodingTurns.SHARED);
    }

    ImageDecoder(int limit, long mostPixels, DecodingTurns turns) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive: " + limit);
        }
        this.limit = limit;
        this.mostPixels = mostPixels;
        this.turns = turns;
    }

    /**
     * Decodes one file.
     *
     * @param id what the caller knows it by
     * @throws BrokenExampleException if the bytes are no such image, a damaged one, one of more pixels than are read (100
     *     million where nothing else is said), or one that memory does not suffice for
     */
    public Image decode(String id, byte[] encoded) {
        try {
            PictureFormat format = PictureFormat.of(encoded);
            return Orientation.of(format, encoded).apply(read(format, encoded));
        } catch (OutOfMemoryError e) { // of this picture alone: it is let go before anything else is made
            throw new BrokenExampleException(
                    id, "memory does not suffice to decode it: make it smaller, or give Java more memory (-Xmx)");
        } catch (IOException | RuntimeException e) { // readers meet damage with any kind of runtime exception
            throw new BrokenExampleException(id, reason(e));
        }
    }

    /**
     * What decoding a file costs.
     *
     * @param pixels of the stored image
     * @param bytes of heap at its peak, about
     */
    public record Cost(long pixels, long bytes) {}

    /**
     * Reads what a file costs from its header.
     *
     * @throws BrokenExampleException as {@link #decode}, as far as a header tells
     */
    public Cost cost(String id, byte[] encoded) {
        try (StoredPicture picture = open(PictureFormat.of(encoded), encoded)) {
            return new Cost(
                    (long) picture.width() * picture.height(), picture.memory(thinning(picture)) + encoded.length);
        } catch (IOException | RuntimeException e) {
            throw new BrokenExampleException(id, reason(e));
        }
    }

    private static String reason(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return "the file ends early";
            }
        }
        return failure instanceof IOException ? DataException.reason(failure) : "it is damaged";
    }

    private Image read(PictureFormat format, byte[] encoded) throws IOException {
        try (StoredPicture picture = open(format, encoded)) {
            int thin = thinning(picture);
            return turns.decode(picture.memory(thin), () -> AreaAverage.shrink(picture.read(thin), limit));
        }
    }

    private StoredPicture open(PictureFormat format, byte[] encoded) throws IOException {
        PictureBounds.check(format, encoded, mostPixels);
        StoredPicture picture = StoredPicture.open(format, encoded);
        int width = picture.width();
        int height = picture.height();
        if ((long) width * height > mostPixels) {
            picture.close();
            throw new IOException(format(
                    "%d×%d pixels are more than the %d megapixels that are read",
                    width, height, mostPixels / 1_000_000));
        }
        return picture;
    }

    private int thinning(StoredPicture picture) {
        return Math.max(1, Math.min(picture.width(), picture.height()) / (SAMPLES * limit));
    }
}
