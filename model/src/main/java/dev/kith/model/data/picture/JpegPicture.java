package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import java.io.IOException;

/**
 * A JPEG. The platform's reader guesses from profiles and markers of programs what the components mean, and often wrongly; so
 * it gets the file with a head that leaves nothing to guess. Four components are taken as they are stored.
 */
record JpegPicture(OpenReader reader, JpegHead head, int width, int height) implements StoredPicture {

    static JpegPicture open(byte[] encoded) throws IOException {
        JpegHead head = JpegHead.of(encoded);
        OpenReader reader = OpenReader.of(Readers.JPEG, head.plain(encoded));
        try {
            return new JpegPicture(reader, head, reader.width(), reader.height());
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public long memory(int thin) {
        return StoredMemory.of(this, thin, head.colours().components());
    }

    @Override
    public Image read(int thin) throws IOException {
        return switch (head.colours()) {
            case GREY, YCC, RGB -> Pixels.of(reader.read(thin, 0, 0));
            case CMYK -> Inks.inverted(reader.readRaster(thin), false);
            case YCCK -> Inks.inverted(reader.readRaster(thin), true);
        };
    }

    @Override
    public void close() {
        reader.close();
    }
}
