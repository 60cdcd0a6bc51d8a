package dev.kith.model.data.picture;

import static dev.kith.config.Text.format;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG, PNG, BMP, GIF (its first frame) and TIFF files to three channels. Orientation in EXIF data is applied,
 * transparency is laid on white, colour profiles are ignored. What is larger than asked for is shrunk by area averaging;
 * a much larger image is first thinned to at least four samples a pixel and axis, so that memory stays bounded. Safe for
 * use by many threads.
 */
public final class ImageDecoder {
    static final long MOST_PIXELS = 100_000_000;
    private static final int SAMPLES = 4;

    private final int limit;
    private final long mostPixels;

    /** @param limit the shorter side of a decoded image has at most so many pixels */
    public ImageDecoder(int limit) {
        this(limit, MOST_PIXELS);
    }

    /** @param mostPixels of a stored image; a larger one is refused before it is decoded */
    public ImageDecoder(int limit, long mostPixels) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive: " + limit);
        }
        this.limit = limit;
        this.mostPixels = mostPixels;
    }

    /**
     * Decodes one file.
     *
     * @param id what the caller knows it by
     * @throws BrokenExampleException if the bytes are no such image, a damaged one, a CMYK JPEG, or one of more pixels than
     *     are read (100 million where nothing else is said)
     */
    public Image decode(String id, byte[] encoded) {
        try {
            Image stored = AreaAverage.shrink(read(encoded), limit);
            return ExifOrientation.apply(stored, ExifOrientation.of(encoded));
        } catch (IOException | RuntimeException e) { // readers meet damage with any kind of runtime exception
            throw new BrokenExampleException(id, reason(e));
        }
    }

    private Image read(byte[] encoded) throws IOException {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            Optional<String> refusal = PictureFormat.of(encoded).refusal();
            if (refusal.isPresent()) {
                throw new IOException(refusal.get());
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return read(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private Image read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > mostPixels) {
            throw new IOException(format(
                    "%d×%d pixels are more than the %d megapixels that are read",
                    width, height, mostPixels / 1_000_000));
        }
        TruncationListener truncation = new TruncationListener();
        reader.addIIOReadWarningListener(truncation);
        ImageReadParam parameters = reader.getDefaultReadParam();
        int thin = Math.max(1, Math.min(width, height) / (SAMPLES * limit));
        parameters.setSourceSubsampling(thin, thin, 0, 0);
        BufferedImage decoded = reader.read(0, parameters);
        truncation.check();
        return Pixels.of(decoded);
    }

    private static String reason(Exception failure) {
        String reason = DataException.reason(failure);
        boolean unsupported = reason.toLowerCase(Locale.ROOT).contains("unsupported image type");
        return unsupported ? "a CMYK image, or another kind that is not read; convert it to RGB" : reason;
    }
}
