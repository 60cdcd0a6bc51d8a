package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A picture file that is open: its size is known, its pixels are not decoded yet. For one thread. */
interface StoredPicture extends Closeable {

    /** Opens the bytes of a file of one of the formats that are read. */
    static StoredPicture open(PictureFormat format, byte[] encoded) throws IOException {
        return switch (format) {
            case JPEG -> JpegPicture.open(encoded);
            case GIF -> GifPicture.open(encoded);
            case PNG -> PlainPicture.png(encoded);
            case BMP -> PlainPicture.bmp(encoded);
            case TIFF -> {
                Optional<StoredPicture> lab = LabPicture.open(encoded);
                yield lab.isPresent() ? lab.get() : PlainPicture.tiff(encoded);
            }
            case WEBP -> PlainPicture.webp(encoded);
            case BIG_TIFF, HEIC, AVIF, JPEG_2000, JPEG_XL, UNKNOWN ->
                throw new IOException(format.refusal().orElseThrow());
        };
    }

    /** In pixels, as stored. */
    int width();

    /** In pixels, as stored. */
    int height();

    /** How many bytes of heap {@link #read} takes at its peak, about. */
    long memory(int thin) throws IOException;

    /**
     * Decodes it, in three channels, as stored: without orientation.
     *
     * @param thin of each axis every {@code thin}-th pixel is taken, from the first on
     * @throws IOException if the file is damaged, or ends early
     */
    Image read(int thin) throws IOException;

    @Override
    void close();
}
