package dev.kith.model.data;

/**
 * A decoded image: 8-bit values, row-major, channels last, {@code pixels[(y * width + x) * channels + c]}.
 *
 * @param channels 1 (grey) or 3 (sRGB)
 * @param pixels {@code height * width * channels} values; shared, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // a value of megabytes: shared on purpose, compared nowhere
public record Image(int height, int width, int channels, byte[] pixels) {

    public Image {
        if (pixels.length != height * width * channels) {
            throw new IllegalArgumentException(
                    "%d values for an image of %d×%d×%d".formatted(pixels.length, height, width, channels));
        }
    }

    /** The value 0…255 at a place. */
    public int at(int y, int x, int channel) {
        return pixels[(y * width + x) * channels + channel] & 0xFF;
    }
}
