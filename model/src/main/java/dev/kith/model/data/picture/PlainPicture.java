package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import java.io.IOException;
import javax.imageio.spi.ImageReaderSpi;

/** A picture that its reader understands without help. */
record PlainPicture(OpenReader reader, KeyColour key, int width, int height) implements StoredPicture {

    static PlainPicture open(ImageReaderSpi provider, KeyColour key, byte[] encoded) throws IOException {
        OpenReader reader = OpenReader.of(provider, encoded);
        try {
            return new PlainPicture(reader, key, reader.width(), reader.height());
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public long memory(int thin) throws IOException {
        return StoredMemory.of(this, thin, reader.bytesPerPixel());
    }

    @Override
    public Image read(int thin) throws IOException {
        return Pixels.of(reader.read(thin, 0, 0), key);
    }

    @Override
    public void close() {
        reader.close();
    }
}
