package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import dev.kith.model.data.picture.head.Bytes;
import dev.kith.model.data.picture.head.PngNotes;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.spi.ImageReaderSpi;

/**
 * A picture that its reader understands without help.
 *
 * @param whole whether the reader decodes all pixels before it thins them
 */
record PlainPicture(OpenReader reader, KeyColour key, boolean whole, int width, int height) implements StoredPicture {

    static PlainPicture png(byte[] encoded) throws IOException {
        return open(Readers.PNG, KeyColour.of(encoded), false, PngNotes.without(encoded));
    }

    static PlainPicture bmp(byte[] encoded) throws IOException {
        return open(Readers.BMP, KeyColour.NONE, false, encoded);
    }

    static PlainPicture tiff(byte[] encoded) throws IOException {
        return open(Readers.TIFF, KeyColour.NONE, false, encoded);
    }

    /** The reader takes what is missing at the end for pixels of any colour; the file says how long it is. */
    static PlainPicture webp(byte[] encoded) throws IOException {
        if (new Bytes(encoded).little(4, 4) > encoded.length - 8) {
            throw new EOFException();
        }
        return open(Readers.WEBP, KeyColour.NONE, true, WebpProfile.without(encoded));
    }

    private static PlainPicture open(ImageReaderSpi provider, KeyColour key, boolean whole, byte[] encoded)
            throws IOException {
        OpenReader reader = OpenReader.of(provider, encoded);
        try {
            return new PlainPicture(reader, key, whole, reader.width(), reader.height());
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public long memory(int thin) throws IOException {
        int bytes = reader.bytesPerPixel();
        return StoredMemory.of(this, thin, bytes) + (whole ? StoredMemory.of(this, 1, bytes) : 0);
    }

    @Override
    public Image read(int thin) throws IOException {
        return key.whitened(reader.read(thin, 0, 0));
    }

    @Override
    public void close() {
        reader.close();
    }
}
