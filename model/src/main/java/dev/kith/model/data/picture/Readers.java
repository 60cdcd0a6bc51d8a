package dev.kith.model.data.picture;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Which reader decodes which format. Each is named: the order in which {@link ImageIO} finds plug-ins depends on the class
 * path. The platform's own readers are fast, those of TwelveMonkeys know more kinds of TIFF, and WebP.
 */
final class Readers {
    static final ImageReaderSpi JPEG = ofPlatform("jpeg");
    static final ImageReaderSpi PNG = ofPlatform("png");
    static final ImageReaderSpi GIF = ofPlatform("gif");
    static final ImageReaderSpi BMP = ofPlatform("bmp");
    static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();
    static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    private Readers() {}

    private static ImageReaderSpi ofPlatform(String format) {
        Iterator<ImageReaderSpi> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (providers.hasNext()) {
            ImageReaderSpi provider = providers.next();
            boolean own = provider.getClass().getModule() == ImageIO.class.getModule();
            if (own && Arrays.asList(provider.getFormatNames()).contains(format)) {
                return provider;
            }
        }
        throw new IllegalStateException("this Java has no reader for " + format);
    }
}
