package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import dev.kith.model.data.picture.head.Bytes;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;

/**
 * A TIFF whose values are CIE L*a*b* of the white D50. Its reader would take them for those of another white, and colours would
 * be off by up to 40 of 255; so it gets the file with a mark that the values are RGB, and they are converted here.
 *
 * @param offset whether a and b are stored with half of their range added (ICC), not as signed numbers (CIE)
 */
record LabPicture(OpenReader reader, boolean offset, int width, int height) implements StoredPicture {
    private static final int PHOTOMETRIC = 262;
    private static final int RGB = 2;
    private static final int CIE_LAB = 8;
    private static final int ICC_LAB = 9;
    private static final int ENTRY = 12;

    /** Opens a TIFF file; empty if its values are others. */
    static Optional<StoredPicture> open(byte[] encoded) throws IOException {
        Bytes bytes = new Bytes(encoded);
        boolean bigEndian = bytes.says(0, "MM");
        long directory = bytes.number(4, 4, bigEndian);
        long entries = bytes.number(directory, 2, bigEndian);
        for (long entry = directory + 2; entry < directory + 2 + entries * ENTRY; entry += ENTRY) {
            if (bytes.number(entry, 2, bigEndian) == PHOTOMETRIC) {
                long kind = bytes.number(entry + 8, 2, bigEndian);
                return kind == CIE_LAB || kind == ICC_LAB
                        ? Optional.of(open(encoded, (int) entry + 8 + (bigEndian ? 1 : 0), kind == ICC_LAB))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static StoredPicture open(byte[] encoded, int place, boolean offset) throws IOException {
        byte[] marked = encoded.clone();
        marked[place] = RGB;
        OpenReader reader = OpenReader.of(Readers.TIFF, marked);
        try {
            return new LabPicture(reader, offset, reader.width(), reader.height());
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
        Raster raster = reader.read(thin, 0, 0).getRaster();
        int width = raster.getWidth();
        int height = raster.getHeight();
        int range = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 65_536 : 256;
        byte[] pixels = new byte[height * width * 3];
        int[] stored = new int[raster.getNumBands()];
        for (int i = 0; i < width * height; i++) {
            raster.getPixel(i % width, i / width, stored);
            LabColour colour =
                    new LabColour(100.0 * stored[0] / (range - 1), chroma(stored[1], range), chroma(stored[2], range));
            colour.putRgb(pixels, 3 * i);
        }
        return new Image(height, width, 3, pixels);
    }

    /** From −128 to 127. */
    private double chroma(int stored, int range) {
        int value = offset ? stored - range / 2 : stored < range / 2 ? stored : stored - range;
        return 256.0 * value / range;
    }

    @Override
    public void close() {
        reader.close();
    }
}
