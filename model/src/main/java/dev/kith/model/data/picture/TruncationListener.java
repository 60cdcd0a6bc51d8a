package dev.kith.model.data.picture;

import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Notices that a reader ran out of bytes. The JPEG reader fills the missing part with grey and only warns; as an example
 * to learn from, half a picture is a broken one.
 */
final class TruncationListener implements IIOReadWarningListener {
    private boolean truncated;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        truncated |= text.contains("premature end") || text.contains("truncated");
    }

    /** @throws IOException if the image ended early */
    void check() throws IOException {
        if (truncated) {
            throw new IOException("the file ends early");
        }
    }
}
