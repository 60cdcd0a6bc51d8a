package dev.kith.model.data.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A reader with its input, of which the first picture is read once. Fails where the reader would only warn of a missing end. */
final class OpenReader implements Closeable {
    private final ImageReader reader;
    private final MemoryCacheImageInputStream input;
    private final TruncationListener truncation = new TruncationListener();

    private OpenReader(ImageReader reader, MemoryCacheImageInputStream input) {
        this.reader = reader;
        this.input = input;
    }

    static OpenReader of(ImageReaderSpi provider, byte[] encoded) throws IOException {
        return of(provider, encoded, true);
    }

    /** @param ignoreMetadata whether the methods for metadata are not needed, which saves time */
    static OpenReader of(ImageReaderSpi provider, byte[] encoded, boolean ignoreMetadata) throws IOException {
        ImageReader reader = provider.createReaderInstance();
        MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded));
        reader.setInput(input, ignoreMetadata, ignoreMetadata);
        OpenReader open = new OpenReader(reader, input);
        reader.addIIOReadWarningListener(open.truncation);
        return open;
    }

    int width() throws IOException {
        return reader.getWidth(0);
    }

    int height() throws IOException {
        return reader.getHeight(0);
    }

    /** Of a decoded pixel, rounded up. */
    int bytesPerPixel() throws IOException {
        return (reader.getImageTypes(0).next().getColorModel().getPixelSize() + 7) / 8;
    }

    IIOMetadata streamMetadata() throws IOException {
        return reader.getStreamMetadata();
    }

    IIOMetadata imageMetadata() throws IOException {
        return reader.getImageMetadata(0);
    }

    BufferedImage read(int thin, int offsetX, int offsetY) throws IOException {
        BufferedImage image = reader.read(0, parameters(thin, offsetX, offsetY));
        truncation.check();
        return image;
    }

    /** The numbers as they are stored, without any conversion of colours. */
    Raster readRaster(int thin) throws IOException {
        Raster raster = reader.readRaster(0, parameters(thin, 0, 0));
        truncation.check();
        return raster;
    }

    private ImageReadParam parameters(int thin, int offsetX, int offsetY) {
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(thin, thin, offsetX, offsetY);
        return parameters;
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            input.close();
        } catch (IOException e) {
            throw new IllegalStateException(e); // it holds bytes in memory
        }
    }
}
