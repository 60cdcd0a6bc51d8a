package dev.kith.model.data.picture;

import dev.kith.model.data.picture.head.BmpHead;
import dev.kith.model.data.picture.head.GifBlocks;
import dev.kith.model.data.picture.head.JpegScans;
import dev.kith.model.data.picture.head.TiffDirectories;
import dev.kith.model.data.picture.head.WebpFrames;
import java.io.IOException;

/** Finds files that would cost their reader much more time or memory than their size and their header tell. */
final class PictureBounds {

    private PictureBounds() {}

    /**
     * Looks through a file, without decoding it.
     *
     * @param mostPixels of any picture in it
     * @throws IOException if it is made to cost more than it tells
     */
    static void check(PictureFormat format, byte[] encoded, long mostPixels) throws IOException {
        switch (format) {
            case JPEG -> JpegScans.check(encoded);
            case GIF -> GifBlocks.check(encoded);
            case BMP -> BmpHead.check(encoded);
            case TIFF -> TiffDirectories.check(encoded, mostPixels);
            case WEBP -> WebpFrames.check(encoded);
            case PNG, BIG_TIFF, HEIC, AVIF, JPEG_2000, JPEG_XL, UNKNOWN -> {
                // a PNG is read row by row, and its notes are left out
            }
        }
    }
}
